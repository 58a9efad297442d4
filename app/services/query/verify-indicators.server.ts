import type { Indicator, Query } from '#app/domain/query/query.ts'
import { findDocument, findEncounter, findResult, listMedications, listProblems, listProcedures } from '#db/charts.ts'
import type { Context } from '../context.server.ts'
import { sayMedication, sayProcedure, sayResult, sourceOfDocument } from '../encounter/say-facts.server.ts'

/**
 * Evidence is quoted, not typed: whatever the browser sent, an indicator's words, source, author and time are taken from the chart again
 * by its pointer. One that points nowhere, or into another patient's chart, is left out.
 */
export async function verifyIndicators(
  context: Context,
  query: Pick<Query, 'encounterId' | 'patientId'>,
  indicators: Indicator[],
): Promise<Indicator[]> {
  const verified: Indicator[] = []
  for (const indicator of indicators) {
    const real = await realOf(context, query, indicator)
    if (real) verified.push(real)
  }
  return verified
}

async function realOf({ db }: Context, query: Pick<Query, 'encounterId' | 'patientId'>, given: Indicator): Promise<Indicator | null> {
  const isPrior = (encounterId: string | null) => encounterId !== null && encounterId !== query.encounterId
  const base = { id: given.id, kind: given.kind, sourceId: given.sourceId, start: null, end: null, authorRole: null, author: null }
  switch (given.kind) {
    case 'document': {
      const document = await findDocument(db, given.sourceId)
      if (!document || document.patientId !== query.patientId || given.start === null || given.end === null) return null
      const text = document.text.slice(given.start, given.end)
      if (text.trim() === '') return null
      const { encounterId, authorName, authorRole, writtenAt } = document
      const source = sourceOfDocument(document)
      return { ...base, start: given.start, end: given.end, text, source, author: authorName, authorRole, at: writtenAt.toISOString(), encounterId, isPrior: isPrior(encounterId) }
    }
    case 'result': {
      const result = await findResult(db, given.sourceId)
      if (!result || result.patientId !== query.patientId) return null
      return { ...base, ...sayResult(result), encounterId: result.encounterId, isPrior: isPrior(result.encounterId) }
    }
    default:
      return otherFact(db, query, base)
  }
}

async function otherFact(
  db: Context['db'],
  query: Pick<Query, 'encounterId'>,
  base: Pick<Indicator, 'id' | 'kind' | 'sourceId' | 'start' | 'end' | 'author' | 'authorRole'>,
): Promise<Indicator | null> {
  const encounter = await findEncounter(db, query.encounterId)
  if (!encounter) return null
  const here = { encounterId: encounter.id, isPrior: false }
  if (base.kind === 'medication') {
    const found = (await listMedications(db, encounter.id)).find((m) => m.id === base.sourceId)
    return found ? { ...base, ...sayMedication(found), ...here } : null
  }
  if (base.kind === 'procedure') {
    const found = (await listProcedures(db, encounter.id)).find((p) => p.id === base.sourceId)
    return found ? { ...base, ...sayProcedure(found), ...here } : null
  }
  const found = (await listProblems(db, encounter)).find((p) => p.id === base.sourceId)
  if (!found) return null
  const at = (found.recordedAt ?? found.onsetAt)?.toISOString() ?? null
  return { ...base, text: found.name, source: 'Problem list', at, ...here }
}
