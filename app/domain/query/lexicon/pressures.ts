type Pressure = { measure: string; values: number[]; start: number; end: number }

/** A systolic over a diastolic figure. */
export const PRESSURE = /\b(\d{2,3})\s*\/\s*(\d{2,3})\b/g
const SERIES = /\b\d{2,3}\/\d{2,3}(?:(?:,| and| then| to|;) ?\d{2,3}\/\d{2,3}){0,8}(?: ?mm ?Hg)?\b/gi

/** Without a unit two figures over each other are pressures only in a series, each in the range of a living person. */
function arePressures(told: string): boolean {
  const pairs = [...told.matchAll(PRESSURE)].map(([, high, low]) => [Number(high), Number(low)] as const)
  return pairs.length > 1 && pairs.every(([high, low]) => high >= 70 && high <= 260 && low >= 35 && high - low >= 15)
}

/** Returns the systolic, diastolic and mean pressures of the figures in a stretch of text, one series each. */
export function pressuresOf(told: string, start: number, end: number): Pressure[] {
  const pairs = [...told.matchAll(PRESSURE)].map(([, systolic, diastolic]) => ({
    systolic: Number(systolic),
    diastolic: Number(diastolic),
  }))
  return [
    { measure: 'sbp', values: pairs.map(({ systolic }) => systolic), start, end },
    { measure: 'dbp', values: pairs.map(({ diastolic }) => diastolic), start, end },
    { measure: 'map', values: pairs.map(({ systolic, diastolic }) => (systolic + 2 * diastolic) / 3), start, end },
  ]
}

/** Returns pressures that only their unit or their series names ("226/124 mmHg", "146/92 and 148/94"). */
export function pressuresIn(text: string): Pressure[] {
  return [...text.matchAll(SERIES)].flatMap(({ index, 0: told }) =>
    /mm ?hg$/i.test(told) || arePressures(told) ? pressuresOf(told, index, index + told.length) : [],
  )
}
