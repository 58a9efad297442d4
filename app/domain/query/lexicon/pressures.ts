type Pressure = { measure: string; values: number[]; start: number; end: number }

/** A systolic over a diastolic figure. */
export const PRESSURE = /\b(\d{2,3})\s*\/\s*(\d{2,3})\b/g
const WITH_UNIT = /\b\d{2,3}\/\d{2,3}(?:(?:,| and| then| to|;) ?\d{2,3}\/\d{2,3}){0,8} ?mm ?Hg\b/gi

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

/** Returns pressures that only their unit names ("226/124, 214/118 mmHg"). */
export function pressuresIn(text: string): Pressure[] {
  return [...text.matchAll(WITH_UNIT)].flatMap(({ index, 0: told }) => pressuresOf(told, index, index + told.length))
}
