import type { Axis } from '#app/domain/codes/specificity.ts'
import type { Timing } from '#app/domain/query/query.ts'
import { type Counts, noCounts } from './counts.ts'
import type { EncounterFacts, QueryFacts } from './facts.ts'
import { type Month, monthOf } from './month.ts'
import { countsOfQuery } from './query-counts.ts'
import { familyOf, type Stance } from './specifics.ts'

/** Whose, when and where. `timing` is "all" for the sum of all timings and for what is counted of stays. */
export type Place = { providerId: string; month: Month; facilityId: string }
export type CountRow = Place & { timing: Timing | 'all'; counts: Partial<Counts> }
/** An axis, or all of them at once: a code that leaves two open is one code. */
export type GapAxis = Axis | 'any'
/** Coded lines of a family that say something on an axis or leave it open: as first coded, and what stays open in the end. */
export type GapRow = Place & { family: string; axis: GapAxis; lines: number; open: number; openAfter: number }
/** A query's wait; `endedAt` null and `isOpen` false: it ended without an answer and is censored there. */
export type WaitRow = Place & {
  queryId: string
  timing: Timing
  begunAt: number
  endedAt: number | null
  isOpen: boolean
  isAnswered: boolean
}
/** All that one encounter adds to the scorecards. Taken out again as it was put in when the encounter changes. */
export type Contribution = { counts: CountRow[]; gaps: GapRow[]; waits: WaitRow[] }

export const NO_FACILITY = ''

type StanceOf = (code: string) => Stance | undefined

/** What an encounter adds: its coding, once final, to the attending's month of discharge; each sent query to the addressee's month of sending. */
export function contributionOf(facts: EncounterFacts, stanceOf: StanceOf): Contribution {
  const facilityId = facts.facilityId ?? NO_FACILITY
  const found: Contribution = { counts: [], gaps: [], waits: [] }
  if (facts.attendingId !== null && facts.isFinal && facts.final.length > 0) {
    const place = { providerId: facts.attendingId, month: monthOf(facts.at), facilityId }
    found.counts.push({ ...place, timing: 'all', counts: countsOfStay(facts, stanceOf) })
    found.gaps.push(...gapsOf(facts, stanceOf).map((gap) => ({ ...place, ...gap })))
  }
  for (const query of facts.queries) {
    const place = { providerId: query.providerId, month: monthOf(query.sentAt), facilityId }
    const counts = countsOfQuery(query)
    found.counts.push({ ...place, timing: 'all', counts }, { ...place, timing: query.timing, counts })
    if (counts.sent === 1) found.waits.push({ ...place, ...waitOf(query) })
  }
  return found
}

const isAsked = (stance: Stance | undefined): boolean =>
  stance !== undefined && stance.open.length + stance.stated.length > 0
const isOpen = (stance: Stance | undefined): boolean => stance !== undefined && stance.open.length > 0

function countsOfStay({ class: kind, first, final, drgFirst, drgFinal, queries }: EncounterFacts, stanceOf: StanceOf) {
  const counts = noCounts()
  const of = (lines: typeof first, test: typeof isOpen) => lines.filter(({ code }) => test(stanceOf(code))).length
  counts.encounters = 1
  counts.inpatients = kind === 'inpatient' ? 1 : 0
  counts.codes = final.length
  counts.askable = of(first, isAsked)
  counts.open = of(first, isOpen)
  counts.openAfter = Math.min(of(final, isOpen), counts.askable)
  if (queries.length > 0) {
    counts.queried = 1
    counts.askableAsked = counts.askable
    counts.openAsked = counts.open
    counts.openAnswered = counts.openAfter
  }
  if (drgFirst && drgFinal) {
    counts.grouped = 1
    counts.weightBeforeX10000 = drgFirst.weightX10000
    counts.weightAfterX10000 = drgFinal.weightX10000
    counts.withMcc = drgFinal.severity === 'MCC' ? 1 : 0
    counts.withCc = drgFinal.severity === 'CC' ? 1 : 0
  }
  return nonZero(counts)
}

/** Most counts of one encounter are zero: kept are the others. */
export const nonZero = (counts: Counts): Partial<Counts> =>
  Object.fromEntries(Object.entries(counts).filter(([, n]) => n !== 0))

type Gap = Pick<GapRow, 'family' | 'axis' | 'lines' | 'open' | 'openAfter'>
function gapsOf({ first, final }: EncounterFacts, stanceOf: StanceOf): Gap[] {
  const gaps = new Map<string, Gap>()
  const gapFor = (family: string, axis: GapAxis): Gap => {
    const known = gaps.get(`${family} ${axis}`) ?? { family, axis, lines: 0, open: 0, openAfter: 0 }
    gaps.set(`${family} ${axis}`, known)
    return known
  }
  for (const { code } of first) {
    const { open, stated } = axesSaid(stanceOf(code))
    for (const axis of open) gapFor(familyOf(code), axis).open += 1
    for (const axis of new Set([...open, ...stated])) gapFor(familyOf(code), axis).lines += 1
  }
  for (const { code } of final)
    for (const axis of axesSaid(stanceOf(code)).open) gapFor(familyOf(code), axis).openAfter += 1
  return [...gaps.values()].filter(({ lines }) => lines > 0)
}

function axesSaid({ open, stated }: Stance = { open: [], stated: [] }): { open: GapAxis[]; stated: GapAxis[] } {
  const any = (axes: readonly Axis[]): GapAxis[] => (axes.length > 0 ? [...axes, 'any'] : [])
  return { open: any(open), stated: any(stated) }
}

function waitOf({ id, timing, state, begunAt, answeredAt, endedAt, gist }: QueryFacts) {
  const isAnswered = gist !== null && answeredAt !== null
  return {
    queryId: id,
    timing,
    begunAt: begunAt.getTime(),
    endedAt: (isAnswered ? answeredAt : endedAt)?.getTime() ?? null,
    isOpen: state === 'open',
    isAnswered,
  }
}
