import type { ParsedRelease, ReferenceRow } from '#app/domain/codes/release.ts'
import starter from './starter/codes.json'

type Difference = { billable: boolean } | null
type StarterCode = {
  code: string
  billable: boolean
  short: string
  long: string
  /** By fiscal year, where a release has the code otherwise than the others; null: not at all. */
  differs?: Partial<Record<'2025' | '2026' | '2027', Difference>>
}

const CODES: readonly StarterCode[] = starter.codes
const isYear = (edition: string): edition is '2025' | '2026' | '2027' => ['2025', '2026', '2027'].includes(edition)

function rowOf({ code, billable, short, long, differs }: StarterCode, edition: string): ReferenceRow[] {
  const other = isYear(edition) ? differs?.[edition] : undefined
  if (other === null) return []
  return [[code, (other?.billable ?? billable) ? '1' : '0', short, long]]
}

/**
 * Returns the ICD-10-CM part of the starter set as releases of fiscal years 2025 to 2027: a few families, not the whole set. Rows are code,
 * "1" (billable) or "0" (header), short title, long title, in the order of codes.
 */
export function starterCodeReleases(): ParsedRelease[] {
  return starter.releases.map(({ kind, edition, startOn, endOn }) => {
    const codes = CODES.flatMap((code) => rowOf(code, edition))
    const billable = codes.filter(([, flag]) => flag === '1').length
    return {
      kind,
      edition,
      startOn,
      endOn,
      source: starter.source,
      totals: { billable, headers: codes.length - billable },
      tables: { codes },
    }
  })
}
