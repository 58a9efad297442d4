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

export type MemberDemography = Pick<Member, 'model' | 'ageYears' | 'sex' | 'segment'>
type Demography = MemberDemography

/** The categories that codes give a member, after the hierarchies. */
export function categories(tables: HccTables, member: Demography, codes: readonly string[]): Set<string> {
  const model = tables.models[member.model]
  const all = codes.flatMap((code) => categoriesOf(model, { ...member, codes }, code))
  return new Set(afterHierarchies(model, member.model, new Set(all)).hccs)
}

/** Whether a category is among those held, itself or by a higher one of its family. */
export const isHeldBy = (tables: HccTables, { model }: Demography, held: ReadonlySet<string>, hcc: string): boolean =>
  held.has(hcc) || [...held].some((high) => tables.models[model].drops.get(high)?.includes(hcc))

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
  const isHeld = (hcc: string) => isHeldBy(tables, demography, supported, hcc)
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
  return hints.filter(({ hcc }) => !isHeldBy(tables, member, held, hcc))
}
