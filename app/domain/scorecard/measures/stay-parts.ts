import type { Axis } from '#app/domain/codes/specificity.ts'
import type { DrgSum, GapAxis, GapRow, Place } from './contribution.ts'
import { type Counts, noCounts } from './counts.ts'
import type { EncounterFacts } from './facts.ts'
import { type Month, monthOf } from './month.ts'
import { reviewsOf } from './reviews.ts'
import { familyOf, type Stance } from './specifics.ts'
import { hoursBucket, type SpreadRow, visitBucket } from './spread.ts'
import { turnaroundHours } from './turnaround.ts'

type StanceOf = (code: string) => Stance | undefined

const isAsked = (stance: Stance | undefined): boolean =>
  stance !== undefined && stance.open.length + stance.stated.length > 0
const isOpen = (stance: Stance | undefined): boolean => stance !== undefined && stance.open.length > 0

/** What a finally coded encounter counts for. */
export function countsOfStay(facts: EncounterFacts, stanceOf: StanceOf): Partial<Counts> {
  const { class: kind, first, final, drgFirst, drgFinal, queries } = facts
  const counts = noCounts()
  const of = (lines: typeof first, test: typeof isOpen) => lines.filter(({ code }) => test(stanceOf(code))).length
  counts.encounters = 1
  counts.inpatients = kind === 'inpatient' ? 1 : 0
  counts.codes = final.length
  counts.askable = of(first, isAsked)
  counts.open = of(first, isOpen)
  counts.openAfter = Math.min(of(final, isOpen), counts.askable)
  counts.reviewed = facts.wasReviewed ? 1 : 0
  counts.stayQueries = queries.filter(({ state, viewedAt }) => state !== 'withdrawn' || viewedAt !== null).length
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

/** The answered claims of the attending's encounter, by month of billing; none where nobody attended. */
export function countsOfClaims({ attendingId, claims }: EncounterFacts): { month: Month; counts: Partial<Counts> }[] {
  if (attendingId === null) return []
  return [...new Set(claims.map(({ billedMonth }) => billedMonth))].map((month) => {
    const own = claims.filter(({ billedMonth }) => billedMonth === month)
    return { month, counts: { adjudicated: own.length, denied: own.filter(({ isDenied }) => isDenied).length } }
  })
}

/** Most counts of one encounter are zero: kept are the others. */
export const nonZero = (counts: Counts): Partial<Counts> =>
  Object.fromEntries(Object.entries(counts).filter(([, n]) => n !== 0))

/** The coded lines of each family and axis: as first coded, and what stays open in the end. */
export function gapsOf(
  { first, final, class: kind }: EncounterFacts,
  stanceOf: StanceOf,
): Omit<GapRow, keyof Place | 'payer'>[] {
  type Gap = Omit<GapRow, keyof Place | 'payer'>
  const gaps = new Map<string, Gap>()
  const gapFor = (family: string, axis: GapAxis): Gap => {
    const known = gaps.get(`${family} ${axis}`) ?? { family, axis, class: kind, lines: 0, open: 0, openAfter: 0 }
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

const one = (is: boolean): number => (is ? 1 : 0)

/** The stay in its DRG family; none where the loaded tables cannot group it. */
export function drgOf({ drgFinal }: EncounterFacts): Omit<DrgSum, keyof Place | 'payer'>[] {
  if (!drgFinal?.family) return []
  const { weightX10000, isOutlier } = drgFinal
  const { family, splitsAtMcc, splitsAtCc, hasMcc, hasCc } = drgFinal.family
  return [
    {
      family,
      stays: 1,
      weightX10000,
      weightSquaresX10000: Math.round(weightX10000 / 100) ** 2,
      outliers: one(isOutlier),
      outliersX10000: isOutlier ? weightX10000 : 0,
      mccSplit: one(splitsAtMcc),
      withMcc: one(splitsAtMcc && hasMcc),
      ccSplit: one(splitsAtCc),
      withCc: one(splitsAtCc && hasCc),
    },
  ]
}

type Spread = Omit<SpreadRow, 'facilityId' | 'payer'>

/** The levels of its visits, for the attending; once it is finally coded, its reviews, and how long that took after discharge, for the coder. */
export function spreadsOf(facts: EncounterFacts): Spread[] {
  const { attendingId, at, visitCodes, coding, endAt } = facts
  const month = monthOf(at)
  const visits = attendingId === null ? [] : visitCodes.flatMap((code) => visitBucket(code) ?? [])
  const spreads = [
    ...visits.map((bucket): Spread => ({ kind: 'em', who: attendingId ?? '', month, bucket, n: 1 })),
    ...reviewSpreads(facts),
  ]
  if (!facts.isFinal || coding === null || endAt === null) return spreads
  const waited = waitedForAnswers(facts, endAt, coding.at)
  const inHours = (to: Date) => hoursBucket(turnaroundHours(endAt, to))
  return [
    ...spreads,
    { kind: 'turnaround', who: coding.by, month, bucket: inHours(coding.at), n: 1 },
    { kind: 'record', who: coding.by, month, bucket: `${facts.class} record`, n: 1 },
    { kind: 'own-turnaround', who: coding.by, month, bucket: inHours(new Date(coding.at.getTime() - waited)), n: 1 },
  ]
}

/** Reviews by reviewer, month and kind. */
function reviewSpreads(facts: EncounterFacts): Spread[] {
  const found = new Map<string, Spread>()
  for (const { who, month, kind } of reviewsOf(facts)) {
    const key = `${who} ${month} ${kind}`
    const known = found.get(key) ?? { kind: 'review', who, month, bucket: `${kind} review`, n: 0 }
    found.set(key, { ...known, n: known.n + 1 })
  }
  return [...found.values()]
}

/** Milliseconds between discharge and final coding in which a query was out and not yet answered. */
function waitedForAnswers({ queries }: EncounterFacts, from: Date, to: Date): number {
  const spans = queries
    .map(({ sentAt, answeredAt, endedAt }) => [
      Math.max(from.getTime(), sentAt.getTime()),
      Math.min(to.getTime(), (answeredAt ?? endedAt ?? to).getTime()),
    ])
    .sort(([a = 0], [b = 0]) => a - b)
  let [waited, until] = [0, 0]
  for (const [start = 0, end = 0] of spans) {
    waited += Math.max(0, end - Math.max(start, until))
    until = Math.max(until, end)
  }
  return waited
}
