import { ok, type Result, refuse } from '#app/domain/shared/result.ts'
import { codingOf, wordsOf } from './concept.ts'
import type { FaultWord, ProcedureFact } from './facts.ts'
import { type Node, nodeAt } from './node.ts'
import { momentUnder, readPlace } from './place.ts'
import type { Scope } from './reference.ts'

const ICD10PCS = 'http://www.cms.gov/Medicare/Coding/ICD10'

/** Returns the procedure. */
export function readProcedure(resource: Node, scope: Scope): Result<ProcedureFact[], FaultWord> {
  const names = ['performedDateTime', 'performedPeriod', 'occurrenceDateTime', 'occurrencePeriod', 'recorded']
  const performedAt = momentUnder(resource, names)
  const place = readPlace(resource, performedAt, scope)
  if (!place.ok) return place
  const code = nodeAt(resource, 'code')
  const name = wordsOf(code)
  if (name === null) return refuse('no-name')
  return ok([{ kind: 'procedure', ...place.value, part: '', name, coding: codingOf(code, ICD10PCS), performedAt }])
}
