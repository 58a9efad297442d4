import type { ChartDocument, ChartProcedure, ChartResult, Medication } from '#app/domain/encounter/chart.ts'

const KIND_SOURCE: Record<ChartResult['kind'], string> = {
  laboratory: 'Laboratory',
  'vital-sign': 'Vital signs',
  imaging: 'Imaging',
  procedure: 'Procedure result',
  social: 'Social history',
  other: 'Result',
}

const number = (value: number): string => String(Math.round(value * 1000) / 1000)

/** "Creatinine 2.4 mg/dL (0.6-1.2, high)": a result in the words it is quoted with. */
export function sayResult(result: ChartResult): { text: string; source: string; at: string } {
  const { name, value, unit, words, referenceLow, referenceHigh, flag, takenAt } = result
  const what = value === null ? (words ?? '') : `${number(value)}${unit ? ` ${unit}` : ''}${words ? ` (${words})` : ''}`
  const range = referenceLow !== null && referenceHigh !== null ? `${number(referenceLow)}-${number(referenceHigh)}` : ''
  const marks = [range, flag ?? ''].filter(Boolean).join(', ')
  return { text: `${name} ${what}${marks ? ` (${marks})` : ''}`.trim(), source: KIND_SOURCE[result.kind], at: takenAt.toISOString() }
}

export function sayMedication(medication: Medication): { text: string; source: string; at: string | null } {
  const { name, dose, route, status, startAt } = medication
  const detail = [dose, route].filter(Boolean).join(' ')
  return { text: `${name}${detail && !name.includes(detail) ? ` ${detail}` : ''}${status === 'stopped' ? ' (stopped)' : ''}`, source: 'Medication record', at: startAt?.toISOString() ?? null }
}

export function sayProcedure(procedure: ChartProcedure): { text: string; source: string; at: string | null } {
  return { text: procedure.name, source: 'Procedure record', at: procedure.performedAt?.toISOString() ?? null }
}

export const sourceOfDocument = (document: Pick<ChartDocument, 'type'>): string => document.type
