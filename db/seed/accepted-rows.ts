import type { DenialKind } from '#app/domain/scorecard/measures/denials.ts'
import { monthOf } from '#app/domain/scorecard/measures/month.ts'
import { payerOf } from '#app/domain/scorecard/measures/payer.ts'
import { addRows } from '../bulk.ts'
import type { Write } from '../commit.ts'
import { cdiHours, claims, coderHours, recordStandards } from '../schema/claims.ts'
import { codingAudits } from '../schema/scorecard.ts'
import { stayLevels } from '../schema/scorecard-levels.ts'
import { later } from './clock.ts'
import { reviewOf } from './history.ts'
import type { DemoEncounter } from './hospital.ts'
import { type Random, seeded } from './random.ts'

const DAY = 24
const coderOf = ({ lines }: DemoEncounter): string => lines[0]?.codedBy ?? ''
const isFinal = ({ encounter }: DemoEncounter): boolean => encounter.codingState === 'final' && encounter.endAt !== null

/** Dollars of an invented bill: of a stay, a time in the emergency department, a visit. */
function billed(random: Random, kind: string): number {
  if (kind === 'inpatient') return random.between(7_500, 46_000)
  return kind === 'outpatient' ? random.between(110, 520) : random.between(700, 5_200)
}

/** A claim of what was billed: when it went out, whether the payer has answered, and what he refused of it. */
function claimOf({ encounter }: DemoEncounter, now: Date) {
  const { id: encounterId, endAt, class: kind, payer } = encounter
  if (encounter.billStatus !== 'billed' || endAt === null) return []
  const random = seeded(`claim/${encounterId}`)
  const out = later(endAt, DAY * random.between(5, 12))
  const answered = later(out, DAY * random.between(14, 45))
  const decided = later(answered, DAY * random.between(30, 110))
  const amountCents = Math.round(100 * billed(random, kind))
  const [roll, part, isWon] = [random.next(), random.between(0.2, 1), random.chance(0.46)]
  const lost = random.between(0.15, 0.7)
  const isStay = kind === 'inpatient'
  const denial: DenialKind = roll < 0.013 ? 'coding' : roll < (isStay ? 0.031 : 0.014) ? 'clinical-validation' : 'other'
  const isDenied = roll < 0.07 && answered <= now
  const outcome = isDenied && decided <= now ? (isWon ? ('won' as const) : ('lost' as const)) : null
  if (out > now) return []
  return [
    {
      ...{ id: `demo-claim-${encounterId.slice(-7)}`, encounterId, facilityId: encounter.facilityId ?? '' },
      ...{ payer: payerOf(payer), dischargeMonth: monthOf(endAt), billedMonth: monthOf(out) },
      ...{ amountCents, isRemitted: answered <= now, denial: isDenied ? denial : null },
      ...{ deniedCents: isDenied ? Math.round(amountCents * part) : 0, outcome },
      ...{ lostX10000: isStay && outcome === 'lost' && denial !== 'other' ? Math.round(lost * 10_000) : 0 },
      acceptedAt: now,
    },
  ]
}

/** One record of ten is drawn for an audit. Each coder errs at a rate of his own, two to five codes of a hundred. */
function auditOf(each: DemoEncounter, now: Date) {
  const { encounter, lines } = each
  const random = seeded(`audit/${encounter.id}`)
  if (!isFinal(each) || !random.chance(0.1) || lines.length === 0) return []
  const rate = 0.015 + 0.03 * seeded(`coder/${coderOf(each)}`).next()
  const wrong = lines.filter(() => random.chance(rate)).length
  return [
    {
      ...{ encounterId: encounter.id, auditor: 'Outside audit (invented)', coderId: coderOf(each) },
      ...{ month: monthOf(encounter.endAt ?? encounter.startAt), facilityId: encounter.facilityId ?? '' },
      ...{ isRandom: true, correct: lines.length - wrong, wrong, missed: random.chance(0.07) ? 1 : 0 },
      ...{ isDrgRight: encounter.class === 'inpatient' ? !random.chance(0.025) : null, acceptedAt: now },
    },
  ]
}

/** What an invented grouper of the site would send: higher the more secondary diagnoses a stay has. */
function levelsOf(each: DemoEncounter, now: Date) {
  const { encounter, lines } = each
  if (!isFinal(each) || encounter.class !== 'inpatient') return []
  const random = seeded(`level/${encounter.id}`)
  const level = (steps: number) => Math.min(4, Math.max(1, Math.round(steps + 0.6 * random.normal())))
  const weight = Math.max(0, lines.length - 3) / 2.4
  return [
    { encounterId: encounter.id, severity: level(1 + weight), mortality: level(0.7 + 0.8 * weight), acceptedAt: now },
  ]
}

/** What other systems of the invented hospital send: claims, audits of coders, levels of the grouper. */
export function acceptedRows(batch: readonly DemoEncounter[], now: Date): Write[] {
  return [
    ...addRows(
      claims,
      batch.flatMap((each) => claimOf(each, now)),
    ),
    ...addRows(
      codingAudits,
      batch.flatMap((each) => auditOf(each, now)),
    ),
    ...addRows(
      stayLevels,
      batch.flatMap((each) => levelsOf(each, now)),
    ),
  ]
}

export type CoderMonth = { coderId: string; month: number; minutes: number }
const MINUTES: Readonly<Record<string, number>> = { inpatient: 26, outpatient: 6 }

/** Adds the time that coding a record took to its coder's month. */
export function addHours(hours: Map<string, CoderMonth>, each: DemoEncounter): void {
  const { encounter } = each
  if (!isFinal(each) || !encounter.endAt) return
  const [coderId, month] = [coderOf(each), monthOf(encounter.endAt)]
  const key = `${coderId} ${month}`
  const spent = (MINUTES[encounter.class] ?? 11) * seeded(`hours/${encounter.id}`).between(0.7, 1.3)
  hours.set(key, { coderId, month, minutes: (hours.get(key)?.minutes ?? 0) + spent })
}

/** Minutes that an invented reviewer needs: for a chart that he opens, and for a query that he writes. */
const [CHART, QUERY] = [34, 21]
/** Adds the time that reviewing an encounter took to its reviewers' months. */
export function addReviewHours(hours: Map<string, CoderMonth>, each: DemoEncounter): void {
  const add = (coderId: string, at: Date, minutes: number) => {
    const key = `${coderId} ${monthOf(at)}`
    const known = hours.get(key)?.minutes ?? 0
    hours.set(key, { coderId, month: monthOf(at), minutes: known + minutes })
  }
  for (const { who, at } of reviewOf(each.encounter, each.lines)) add(who, at, CHART)
  for (const { query } of each.queries) if (query.sentAt) add(query.authorId, query.sentAt, QUERY)
}

/** What the invented house expects of a coder: records of each kind in an hour. */
const STANDARDS = { inpatient: 2.4, outpatient: 10, emergency: 5.5, observation: 5 } as const
export const standardRows = (now: Date): Write[] =>
  addRows(
    recordStandards,
    Object.entries(STANDARDS).map(([kind, perHour]) => ({
      ...{ kind: kind as keyof typeof STANDARDS, perHourX100: Math.round(perHour * 100), acceptedAt: now },
    })),
  )

/** The hours of CDI specialists, as time keeping would tell them. */
export const reviewHoursRows = (hours: ReadonlyMap<string, CoderMonth>, now: Date): Write[] =>
  addRows(
    cdiHours,
    [...hours.values()].map(({ coderId, month, minutes }) => ({
      ...{ reviewerId: coderId, month, minutes: Math.round(minutes), acceptedAt: now },
    })),
  )

/** The hours of coders, as time keeping would tell them. */
export const hoursRows = (hours: ReadonlyMap<string, CoderMonth>, now: Date): Write[] =>
  addRows(
    coderHours,
    [...hours.values()].map((one) => ({ ...one, minutes: Math.round(one.minutes), acceptedAt: now })),
  )
