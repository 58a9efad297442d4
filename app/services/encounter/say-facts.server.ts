import type { ChartProcedure, ChartResult, Encounter, Medication } from '#app/domain/encounter/chart.ts'
import {
  medicationEvidence,
  procedureEvidence,
  type QueryChart,
  resultEvidence,
} from '#app/domain/query/templates/facts.ts'

const chartOf = (encounter: QueryChart['encounter']): QueryChart => ({
  encounter,
  documents: [],
  results: [],
  medications: [],
  procedures: [],
  problems: [],
})

/** The words a fact is quoted with, the same on the chart page as in a query. */
export const sayResult = (result: ChartResult, encounter: Encounter): string =>
  resultEvidence([result], chartOf(encounter))?.text ?? result.name

export function sayMedication(medication: Medication, encounter: Encounter) {
  const { text, source, at } = medicationEvidence(medication, chartOf(encounter))
  return { text, source, at }
}

export function sayProcedure(procedure: ChartProcedure, encounter: Encounter) {
  const { text, source, at } = procedureEvidence(procedure, chartOf(encounter))
  return { text, source, at }
}
