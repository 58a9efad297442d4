import { MEASURE_IDS, type ValueReading } from './readings.ts'

/** A comparison of the map's data files: "creatinine >= 1.5", "creatinine rise >= 0.3", "hemoglobin fall >= 2", "gfr 30..44". */
export type Condition = { measure: string; of: 'value' | 'rise' | 'ratio' | 'fall'; from: number; to: number }

const FORM = /^([a-z0-9-]+)(?: (rise|ratio|fall))? (?:(>=|<=|>|<) (\d+(?:\.\d+)?)|(\d+(?:\.\d+)?)\.\.(\d+(?:\.\d+)?))$/
const STEP = 1e-9

/** Returns the condition that an item of the map writes, or null when the item is words. */
export function conditionOf(item: string): Condition | null {
  if (!/\d$/.test(item)) return null
  const match = FORM.exec(item)
  if (!match || !MEASURE_IDS.has(match[1] ?? '')) return null
  const [, measure = '', of, sign, limit, from, to] = match
  const kind = of === 'rise' || of === 'ratio' || of === 'fall' ? of : 'value'
  if (from !== undefined) return { measure, of: kind, from: Number(from), to: Number(to) }
  const edge = Number(limit)
  if (sign === '>=' || sign === '>')
    return { measure, of: kind, from: sign === '>' ? edge + STEP : edge, to: Number.POSITIVE_INFINITY }
  return { measure, of: kind, from: Number.NEGATIVE_INFINITY, to: sign === '<' ? edge - STEP : edge }
}

/** Returns whether a reading meets a condition: any value does, or every value where `every` asks it (a normal result speaks against only when none was abnormal). One value is no course: it neither rose nor stayed flat. */
export function meets({ values }: ValueReading, condition: Condition, options: { every: boolean }): boolean {
  const within = (value: number) => value >= condition.from && value <= condition.to
  if (condition.of === 'value') return options.every ? values.every(within) : values.some(within)
  return values.length > 1 && within(changeOf(values, condition.of))
}

/** The greatest change from an earlier to a later value; a recovery from a peak counts as a rise before it. */
function changeOf(values: readonly number[], of: 'rise' | 'ratio' | 'fall'): number {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  let fall = 0
  for (const value of values) {
    low = Math.min(low, value)
    high = Math.max(high, value)
    fall = Math.max(fall, high - value)
  }
  if (of === 'ratio') return low > 0 ? high / low : 1
  return of === 'rise' ? high - low : fall
}
