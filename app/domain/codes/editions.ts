import { fiscalYearSpan } from './release.ts'

/** The edition that a file's name tells: "2026", or "2026-04" for the update in force from April 1. */
export type NamedEdition = { edition: string; startOn: string; endOn: string; title: string }

// Years of ICD-10-CM files that can occur: the set is in force in the United States since 2015-10-01 (fiscal year 2016).
const YEAR = /(?<!\d)20(1[6-9]|[2-9]\d)(?!\d)/g
const APRIL = /apr(il)?(?![a-z])/i

/**
 * The edition by the name of a file and of the archive around it: "2026-code-descriptions-tabular-order.zip/icd10cm_order_2026.txt",
 * "icd10cm-order-April-2026.txt", "april-1-2026-code-descriptions.zip/...". The innermost name that has a year decides. Null without one.
 */
export function orderEditionOf(name: string): NamedEdition | null {
  const parts = name.split(/[\\/]/).reverse()
  const named = parts.find((part) => part.match(YEAR) !== null)
  const year = Number(named?.match(YEAR)?.at(-1))
  if (named === undefined || Number.isNaN(year)) return null
  const span = fiscalYearSpan(year)
  // The folders above may say anything; the file and its archive speak for themselves.
  const isApril = parts.slice(0, 2).some((part) => APRIL.test(part))
  if (!isApril) return { edition: String(year), ...span, title: `fiscal year ${year}` }
  return { edition: `${year}-04`, startOn: `${year}-04-01`, endOn: span.endOn, title: `April ${year} update` }
}
