import type { Indicator } from '#app/domain/query/query.ts'

const compare = (a: string, b: string) => Number(a > b) - Number(a < b)
/** Undated evidence comes after what has a time; equal times stay as they are. */
const inTime = (a: Indicator, b: Indicator) =>
  Number(a.at === null) - Number(b.at === null) || compare(a.at ?? '', b.at ?? '')

/** The evidence, oldest first. */
export const byTime = (indicators: Indicator[]): Indicator[] => [...indicators].sort(inTime)

/** The evidence by where it comes from, oldest first within each source. */
export const bySource = (indicators: Indicator[]): Indicator[] =>
  [...indicators].sort((a, b) => compare(a.source.toLowerCase(), b.source.toLowerCase()) || inTime(a, b))
