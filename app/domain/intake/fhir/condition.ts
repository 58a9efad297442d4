import type { Problem } from '#app/domain/encounter/chart.ts'
import { ok, type Result, refuse } from '#app/domain/shared/result.ts'
import { codesUnder, codingsOf, wordsOf } from './concept.ts'
import type { FaultWord, ProblemFact } from './facts.ts'
import { readMoment } from './moment.ts'
import { lookUp, type Node, nodeAt, textAt, wordsAt } from './node.ts'
import { momentUnder, readPlace } from './place.ts'
import type { Scope } from './reference.ts'

const CATEGORIES: Record<string, Problem['category']> = {
  'problem-list-item': 'problem-list-item',
  'encounter-diagnosis': 'encounter-diagnosis',
  'health-concern': 'health-concern',
}

/** Returns the problem with every coding that came. An uncertain one says so behind its status: "active, provisional". */
export function readCondition(resource: Node, scope: Scope): Result<ProblemFact[], FaultWord> {
  const code = nodeAt(resource, 'code')
  const onsetAt = momentUnder(resource, ['onsetDateTime', 'onsetPeriod'])
  const recordedAt = readMoment(textAt(resource, 'recordedDate') ?? textAt(resource, 'assertedDate'))
  const place = readPlace(resource, recordedAt ?? onsetAt, scope)
  if (!place.ok) return place
  const name = wordsOf(code)
  if (name === null) return refuse('no-name')
  const known = codesUnder(resource, 'category').flatMap((category) => lookUp(CATEGORIES, category) ?? [])
  const category = known[0] ?? 'other'
  const clinicalStatus = statusOf(resource)
  return ok([
    {
      kind: 'problem',
      ...place.value,
      part: '',
      name,
      codings: codingsOf(code),
      category,
      clinicalStatus,
      onsetAt,
      recordedAt,
    },
  ])
}

/** Returns an allergy among the problems of the patient: the chart has no room of its own for it, and coders ask for it. */
export function readAllergy(resource: Node, scope: Scope): Result<ProblemFact[], FaultWord> {
  const code = nodeAt(resource, 'code')
  const onsetAt = momentUnder(resource, ['onsetDateTime', 'onsetPeriod'])
  const recordedAt = readMoment(textAt(resource, 'recordedDate') ?? textAt(resource, 'assertedDate'))
  const place = readPlace(resource, recordedAt ?? onsetAt, scope)
  if (!place.ok) return place
  const words = wordsOf(code)
  if (words === null) return refuse('no-name')
  const name = /allerg|intoleran|sensitiv/i.test(words) ? words : `Allergy or intolerance: ${words}`
  const status = { clinicalStatus: statusOf(resource), category: 'other' as const }
  return ok([
    { kind: 'problem', ...place.value, part: '', name, codings: codingsOf(code), ...status, onsetAt, recordedAt },
  ])
}

/** `clinicalStatus` is a concept in R4 and a code in STU3. */
function statusOf(resource: Node): string | null {
  const clinical = codesUnder(resource, 'clinicalStatus')[0] ?? wordsAt(resource, 'clinicalStatus')
  const verified = codesUnder(resource, 'verificationStatus')[0] ?? wordsAt(resource, 'verificationStatus')
  const doubt = verified === null || verified === undefined || verified === 'confirmed' ? [] : [verified]
  const said = [...(clinical ? [clinical] : []), ...doubt]
  return said.length === 0 ? null : said.join(', ')
}
