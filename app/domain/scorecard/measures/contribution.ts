import type { Axis } from '#app/domain/codes/specificity.ts'
import type { EncounterClass } from '#app/domain/encounter/chart.ts'
import type { Timing } from '#app/domain/query/query.ts'
import type { Counts } from './counts.ts'
import type { EncounterFacts, QueryFacts } from './facts.ts'
import { type Month, monthOf } from './month.ts'
import type { Payer } from './payer.ts'
import { countsOfQuery } from './query-counts.ts'
import type { Stance } from './specifics.ts'
import { DIRECTIONS, type Direction, type SpreadRow } from './spread.ts'
import { countsOfClaims, countsOfStay, drgOf, gapsOf, spreadsOf } from './stay-parts.ts'

/** Whose, when and where. `timing` is "all" for the sum of all timings and for what is counted of stays; `payer` likewise. */
export type Place = { providerId: string; month: Month; facilityId: string }
export type AnyPayer = Payer | 'all'
export type CountRow = Place & { timing: Timing | 'all'; payer: AnyPayer; counts: Partial<Counts> }
/** An axis, or all of them at once: a code that leaves two open is one code. */
export type GapAxis = Axis | 'any'
/** Coded lines of a family that say something on an axis or leave it open: as first coded, and what stays open in the end. */
export type GapRow = Place & {
  payer: AnyPayer
  family: string
  axis: GapAxis
  /** What was coded: stays and visits are documented for different ends, so they are compared apart. */
  class: EncounterClass
  lines: number
  open: number
  openAfter: number
}
/** A query's wait; `endedAt` null and `isOpen` false: it ended without an answer and is censored there. */
export type WaitRow = Place & {
  queryId: string
  payer: Payer
  timing: Timing
  begunAt: number
  /** When the first clock began, where the query was redirected. */
  firstBegunAt: number | null
  endedAt: number | null
  isOpen: boolean
  isAnswered: boolean
}
/** How long an earlier addressee had a query before it was passed on; `number` from 0. */
export type PassedRow = Place & {
  queryId: string
  number: number
  payer: Payer
  timing: Timing
  begunAt: number
  endedAt: number
}
/** A grouped stay in its DRG family; `mccSplit` and `ccSplit` where the family's weight depends on an MCC, or on a CC or MCC. */
export type DrgSum = Place & {
  payer: Payer
  family: string
  stays: number
  weightX10000: number
  /** The sum of squared weights, each taken to two decimals so that it stays a whole number: what the spread of weights is told from. */
  weightSquaresX10000: number
  outliers: number
  outliersX10000: number
  mccSplit: number
  withMcc: number
  ccSplit: number
  withCc: number
}
/** A discharged stay by the levels that the site's grouper gave it. */
export type LevelRow = {
  month: Month
  facilityId: string
  severity: number
  mortality: number
  stays: number
  /** Stays with a predicted chance of dying, the sum of those chances in millionths, and deaths. */
  withRisk: number
  risksX1000000: number
  died: number
}
/** What one answer moved of a stay's weight, with what decides how the stay is paid: facility, payer in the chart's words, day of discharge. */
export type WeightRow = Place & {
  queryId: string
  payer: Payer
  timing: Timing
  paidBy: string | null
  day: string
  upX10000: number
  downX10000: number
}
/** All that one encounter adds to the scorecards. Taken out again as it was put in when the encounter changes. */
export type Contribution = {
  counts: CountRow[]
  gaps: GapRow[]
  waits: WaitRow[]
  passed: PassedRow[]
  drgs: DrgSum[]
  spreads: SpreadRow[]
  levels: LevelRow[]
  weights: WeightRow[]
}

export const noContribution = (): Contribution => ({
  ...{ counts: [], gaps: [], waits: [], passed: [], drgs: [], spreads: [] },
  ...{ levels: [], weights: [] },
})

export const NO_FACILITY = ''

type StanceOf = (code: string) => Stance | undefined

/** What an encounter adds: its coding, once final, to the attending's month of discharge; its answered claims to the attending's month of billing; each sent query to the addressee's month of sending. */
export function contributionOf(facts: EncounterFacts, stanceOf: StanceOf): Contribution {
  const facilityId = facts.facilityId ?? NO_FACILITY
  const { payer } = facts
  const payers = ['all', payer] as const
  const found = noContribution()
  if (facts.attendingId !== null && facts.isFinal && facts.final.length > 0) {
    const place = { providerId: facts.attendingId, month: monthOf(facts.at), facilityId }
    const counts = countsOfStay(facts, stanceOf)
    const gaps = gapsOf(facts, stanceOf)
    for (const of of payers) {
      found.counts.push({ ...place, timing: 'all', payer: of, counts })
      found.gaps.push(...gaps.map((gap) => ({ ...place, payer: of, ...gap })))
    }
    found.drgs.push(...drgOf(facts).map((sum) => ({ ...place, payer, ...sum })))
  }
  for (const { month, counts } of countsOfClaims(facts))
    for (const of of payers)
      found.counts.push({ providerId: facts.attendingId ?? '', month, facilityId, timing: 'all', payer: of, counts })
  found.levels.push(...levelsOf(facts, facilityId))
  found.spreads.push(...spreadsOf(facts).map((spread) => ({ ...spread, facilityId, payer })))
  for (const query of facts.queries) {
    const place = { providerId: query.providerId, month: monthOf(query.sentAt), facilityId }
    const counts = countsOfQuery(query)
    const timings = ['all', query.timing] as const
    for (const of of payers) for (const timing of timings) found.counts.push({ ...place, timing, payer: of, counts })
    const directions = query.timing === 'post-bill' ? directionsOf(counts) : []
    const reason = query.postBillReason ?? ''
    for (const bucket of directions)
      found.spreads.push({ kind: 'post-bill', who: reason, month: place.month, facilityId, payer, bucket, n: 1 })
    if (counts.sent === 1)
      found.spreads.push({
        ...{ kind: 'authored', who: query.authorId, month: place.month, facilityId, payer, n: 1 },
        bucket: query.isFlawed ? 'flawed query' : 'sound query',
      })
    if (counts.sent === 1) found.waits.push({ ...place, payer, ...waitOf(query) })
    const passed = counts.sent === 1 ? passedOf(query) : []
    for (const { providerId, ...wait } of passed) {
      const at = { ...place, providerId }
      found.passed.push({ ...at, payer, ...wait })
      for (const of of payers)
        for (const timing of timings) found.counts.push({ ...at, timing, payer: of, counts: { passedOn: 1 } })
    }
    const { upX10000 = 0, downX10000 = 0 } = counts
    if (upX10000 + downX10000 > 0)
      found.weights.push({
        ...place,
        payer,
        ...paidOf(facts),
        queryId: query.id,
        timing: query.timing,
        upX10000,
        downX10000,
      })
  }
  return found
}

const paidOf = ({ at, paidBy }: EncounterFacts) => ({ paidBy, day: at.toISOString().slice(0, 10) })

/** Of a discharged stay of known levels one row; none of others. */
function levelsOf({ endAt, levels, hasDied }: EncounterFacts, facilityId: string): LevelRow[] {
  if (!endAt || !levels) return []
  const { severity, mortality, riskX1000000: risk } = levels
  const risks = { withRisk: risk === null ? 0 : 1, risksX1000000: risk ?? 0 }
  return [{ month: monthOf(endAt), facilityId, severity, mortality, stays: 1, ...risks, died: hasDied ? 1 : 0 }]
}

const directionsOf = ({ sent, up, unmoved, down }: Partial<Counts>): Direction[] =>
  DIRECTIONS.filter((one) => ({ sent, up, unmoved, down })[one] === 1)

const passedOf = ({ id, timing, passed }: QueryFacts) =>
  passed.map(({ providerId, begunAt, endedAt }, number) => ({
    ...{ queryId: id, number, timing, providerId },
    ...{ begunAt: begunAt.getTime(), endedAt: endedAt.getTime() },
  }))

function waitOf({ id, timing, state, passed, sentAt, begunAt, answeredAt, endedAt, gist }: QueryFacts) {
  const isAnswered = gist !== null && answeredAt !== null
  return {
    queryId: id,
    timing,
    begunAt: begunAt.getTime(),
    firstBegunAt: passed.length > 0 ? sentAt.getTime() : null,
    endedAt: (isAnswered ? answeredAt : endedAt)?.getTime() ?? null,
    isOpen: state === 'open',
    isAnswered,
  }
}
