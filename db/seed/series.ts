import analyteFile from './analytes.json'
import type { Random } from './random.ts'

export type Analyte = {
  name: string
  unit: string
  loinc: string
  low: number
  high: number
  decimals: number
  usual?: string
  panel?: string
  on?: number[]
  vital?: boolean
  kind?: string
}
export const ANALYTES: Readonly<Record<string, Analyte>> = analyteFile.analytes
/** A value for each day of the stay, from 0 through the last. */
export type Series = Map<string, number[]>

export const rounded = (value: number, decimals: number): number => Number(value.toFixed(decimals))

/** Reads "1.9-2.4" or "36.8" as a range. A sign in front ("+5-9") is left to the caller. */
function rangeOf(text: string): [number, number] {
  const [, low, high] = /^(\d+(?:\.\d+)?)(?:-(\d+(?:\.\d+)?))?$/.exec(text) ?? []
  if (low === undefined) throw new Error(`Not a range: ${text}`)
  return [Number(low), Number(high ?? low)]
}

/** Returns a curve stretched over the days of a stay: the place in each range is the patient's (`place`, 0 to 1) with a little play. */
export function curveOf(text: string, days: number, place: number, random: Random): number[] {
  const ranges = text.split(' ').map((part) => rangeOf(part.replace('+', '')))
  return Array.from({ length: days + 1 }, (_, day) => {
    const at = ranges.length > days + 1 && days > 0 ? Math.round((day * (ranges.length - 1)) / days) : day
    const [low, high] = ranges[Math.min(at, ranges.length - 1)] ?? [0, 0]
    const here = Math.min(1, Math.max(0, place + random.between(-0.12, 0.12)))
    return low + (high - low) * here
  })
}

const CHILD = new Set(['hr', 'rr', 'spo2', 'temp', 'sbp', 'dbp', 'glu'])

/** Adds to a stay what a body does when nothing is wrong with it, for each analyte that no problem has set. */
export function fillUsual(series: Series, days: number, random: Random, isNewborn: boolean): void {
  for (const [key, { usual, panel }] of Object.entries(ANALYTES)) {
    if (series.has(key) || usual === undefined || panel === undefined || (isNewborn && !CHILD.has(key))) continue
    series.set(key, curveOf(usual, days, random.next(), random))
  }
  const systolic = series.get('sbp')
  if (systolic && !isNewborn) {
    const ratio = random.between(0.56, 0.62)
    if (!series.has('dbp set'))
      series.set(
        'dbp',
        systolic.map((value) => value * ratio),
      )
  }
  series.delete('dbp set')
}
