import type { Indicator, Query } from '#app/domain/query/query.ts'
import {
  type Evidence,
  medicationEvidence,
  problemEvidence,
  procedureEvidence,
  type QueryChart,
  quotation,
  resultEvidence,
} from '#app/domain/query/templates/facts.ts'
import { findDocument, findEncounter, findResult } from '#db/charts.ts'
import type { Context } from '../context.server.ts'
import { readQueryChart } from './query-chart.server.ts'

/**
 * Evidence is quoted, not typed: whatever the browser sent, an indicator's words, source, author and time are taken from the chart again
 * by its pointer. One that points nowhere, or into another patient's chart, is left out.
 */
export async function verifyIndicators(
  context: Context,
  query: Pick<Query, 'encounterId' | 'patientId'>,
  indicators: Indicator[],
): Promise<Indicator[]> {
  const encounter = await findEncounter(context.db, query.encounterId)
  if (!encounter) return []
  const chart = await readQueryChart(context, encounter)
  const verified: Indicator[] = []
  for (const given of indicators) {
    const real = await evidenceOf(context, query.patientId, chart, given)
    if (real) verified.push({ id: given.id, ...real })
  }
  return verified
}

async function evidenceOf(
  { db }: Context,
  patientId: string,
  chart: QueryChart,
  given: Indicator,
): Promise<Evidence | null> {
  switch (given.kind) {
    case 'document': {
      const document = chart.documents.find((d) => d.id === given.sourceId) ?? (await findDocument(db, given.sourceId))
      if (document?.patientId !== patientId || given.start === null || given.end === null) return null
      const quoted = quotation(document, given.start, given.end, chart)
      return quoted.text.trim() === '' ? null : quoted
    }
    case 'result': {
      const ids = given.sourceId.split(' ').slice(0, 50)
      const found = await Promise.all(
        ids.map(async (id) => chart.results.find((r) => r.id === id) ?? findResult(db, id)),
      )
      const own = found.filter((result) => result?.patientId === patientId).flatMap((result) => result ?? [])
      return own.length === ids.length ? resultEvidence(own, chart) : null
    }
    case 'medication': {
      const found = chart.medications.find((m) => m.id === given.sourceId)
      return found ? medicationEvidence(found, chart) : null
    }
    case 'procedure': {
      const found = chart.procedures.find((p) => p.id === given.sourceId)
      return found ? procedureEvidence(found, chart) : null
    }
    case 'problem': {
      const found = chart.problems.find((p) => p.id === given.sourceId)
      return found ? problemEvidence(found, chart) : null
    }
    default:
      return null
  }
}
