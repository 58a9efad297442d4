import { answerTime, type KeptWait } from '#app/domain/scorecard/measures/answer-time.ts'
import type { FamilySum } from '#app/domain/scorecard/measures/capture.ts'
import type { CountName, Counts } from '#app/domain/scorecard/measures/counts.ts'
import type { GapSum } from '#app/domain/scorecard/measures/gaps.ts'
import { type Band, bandOfValues, FEWEST_COLLEAGUES } from '#app/domain/scorecard/measures/peers.ts'
import type { Db } from '#db/client.ts'
import { sumDrgs } from '#db/scorecard-coding.ts'
import { listScoredProviders, readWaits, type Slice, sumByProvider, sumByQuarter, sumGaps } from '#db/scorecards.ts'
import type { Context } from '../context.server.ts'
import { fresh, type Kept } from './fresh.server.ts'

/** What is known of all providers over a slice, for bands and comparisons. */
export type Group = {
  counts: Map<string, Partial<Counts>>
  quarters: ({ providerId: string; quarter: number } & Partial<Counts>)[]
  gaps: GapSum[]
  specialties: Map<string, string | null>
}

const TREND: CountName[] = ['open', 'askable', 'answered', 'inTime', 'sent']
const groups: Kept<Group> = new WeakMap()
const times: Kept<Band | null> = new WeakMap()
const drgs: Kept<FamilySum[]> = new WeakMap()
/** A band needs no more than these: the medians of four hundred colleagues are those of five thousand. */
const COLLEAGUES_TIMED = 400

async function readGroup(db: Db, slice: Slice, trend: Slice): Promise<Group> {
  const [counts, quarters, gaps, all] = await Promise.all([
    sumByProvider(db, slice),
    sumByQuarter(db, trend, TREND),
    sumGaps(db, slice),
    listScoredProviders(db),
  ])
  return {
    counts: new Map(counts.map(({ providerId, ...rest }) => [providerId, rest])),
    quarters,
    gaps,
    specialties: new Map(all.map(({ id, specialty }) => [id, specialty])),
  }
}

/** The group over a slice. */
export const groupOf = (context: Pick<Context, 'db' | 'now'>, slice: Slice, trend: Slice): Promise<Group> =>
  fresh(groups, context, [slice, trend], () => readGroup(context.db, slice, trend))

/** Every facility's and provider's grouped stays by DRG family, over a slice. */
export const drgsOfAll = (
  context: Pick<Context, 'db' | 'now'>,
  { period, facilityIds, payer }: Slice,
): Promise<FamilySum[]> =>
  fresh(drgs, context, [period, facilityIds, payer], () => sumDrgs(context.db, { period, facilityIds, payer }))

/** The band of colleagues' median hours to an answer; null where too few of them have ten queries. */
export const colleaguesTime = (
  context: Pick<Context, 'db' | 'now'>,
  ids: readonly string[],
  slice: Slice,
): Promise<Band | null> =>
  fresh(times, context, [slice, ids.length, ids[0], ids.at(-1)], async () => {
    const waits = new Map<string, KeptWait[]>()
    for (const wait of await readWaits(context.db, ids.slice(0, COLLEAGUES_TIMED), slice))
      waits.set(wait.providerId, [...(waits.get(wait.providerId) ?? []), wait])
    const medians = [...waits.values()].flatMap((kept) => {
      const time = answerTime(kept, context.now())
      return time === 'too-few' || time.median.time === null ? [] : [time.median.time]
    })
    return bandOfValues(medians)
  })

/** Whom a provider is compared with: colleagues of the specialty, or everyone where they are too few. */
export function colleaguesOf(group: Group, providerId: string): { ids: Set<string>; of: string | null } {
  const specialty = group.specialties.get(providerId) ?? null
  const ids = [...group.counts.keys()].filter((id) => id !== providerId)
  const same = specialty === null ? [] : ids.filter((id) => group.specialties.get(id) === specialty)
  return same.length >= FEWEST_COLLEAGUES ? { ids: new Set(same), of: specialty } : { ids: new Set(ids), of: null }
}
