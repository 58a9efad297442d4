import { fiscalYearSpan } from './release.ts'

/** A day on which the release of a coded line was in force: "icd10cm:2026" is asked before its April update, "icd10cm:2026-04" on its last day. Null for what names no edition. */
export function dayOfRelease(release: string): string | null {
  const edition = /^icd10cm:(\d{4})(-04)?$/.exec(release)
  if (!edition) return null
  const year = Number(edition[1])
  return edition[2] === undefined ? `${year}-03-31` : fiscalYearSpan(year).endOn
}
