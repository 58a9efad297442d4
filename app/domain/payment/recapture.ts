import { afterHierarchies, categoriesOf } from './hcc-categories.ts'
import type { Member } from './hcc-member.ts'
import type { HccTables } from './hcc-tables.ts'

/** Codes of one member and year: `supported` where the record shows that the condition was dealt with (monitored, evaluated, assessed, treated). */
export type YearOfCodes = { year: number; codes: readonly { code: string; supported: boolean }[] }
export type Recapture = {
  memberId: string
  year: number
  /** Categories of the year before that are documented with support this year. */
  recaptured: string[]
  /** Categories of the year before that are not there, or not supported, this year: for the coder to look at, not to assume. */
  open: string[]
  /** Categories that are new this year. */
  added: string[]
  /** Categories coded this year without support: candidates for deletion, which is a success. */
  unsupported: string[]
}
export type RecaptureRate = { recaptured: number; due: number }

type Demography = Pick<Member, 'model' | 'ageYears' | 'sex' | 'segment'>

function categories(tables: HccTables, member: Demography, codes: readonly string[]): Set<string> {
  const model = tables.models[member.model]
  const all = codes.flatMap((code) => categoriesOf(model, { ...member, codes }, code))
  return new Set(afterHierarchies(model, member.model, new Set(all)).hccs)
}

/**
 * Which categories of the year before are documented again. A category counts as recaptured also by a higher one of its family, since the
 * hierarchy then holds it.
 */
export function recaptureOf(
  tables: HccTables,
  { memberId, demography }: { memberId: string; demography: Demography },
  before: YearOfCodes,
  now: YearOfCodes,
): Recapture {
  const due = categories(
    tables,
    demography,
    before.codes.filter((one) => one.supported).map((one) => one.code),
  )
  const supported = categories(
    tables,
    demography,
    now.codes.filter((one) => one.supported).map((one) => one.code),
  )
  const coded = categories(
    tables,
    demography,
    now.codes.map((one) => one.code),
  )
  const { drops } = tables.models[demography.model]
  const isHeld = (hcc: string) => supported.has(hcc) || [...supported].some((high) => drops.get(high)?.includes(hcc))
  return {
    memberId,
    year: now.year,
    recaptured: [...due].filter(isHeld),
    open: [...due].filter((hcc) => !isHeld(hcc)),
    added: [...supported].filter((hcc) => !due.has(hcc)),
    unsupported: [...coded].filter((hcc) => !supported.has(hcc)),
  }
}

/** Recaptured categories over those that were due, among members still enrolled and seen; the rate carries its n. */
export function recaptureRate(all: readonly Recapture[]): RecaptureRate {
  const recaptured = all.reduce((sum, one) => sum + one.recaptured.length, 0)
  const open = all.reduce((sum, one) => sum + one.open.length, 0)
  return { recaptured, due: recaptured + open }
}

export type Suspect = { hcc: string; why: 'drug' | 'result' | 'problem-list'; evidence: string }
/** Categories that something in the record hints at and no code of the year gives: to be reviewed, never coded from the hint. */
export function suspectsOf(
  tables: HccTables,
  member: Demography,
  codes: readonly string[],
  hints: readonly Suspect[],
): Suspect[] {
  const held = categories(tables, member, codes)
  const { drops } = tables.models[member.model]
  return hints.filter(({ hcc }) => !held.has(hcc) && ![...held].some((high) => drops.get(high)?.includes(hcc)))
}
