import { answerTime } from '#app/domain/scorecard/measures/answer-time.ts'
import type { CountName } from '#app/domain/scorecard/measures/counts.ts'
import {
  countedOf,
  type PeerGroup,
  peerGroupOf,
  type Sums,
  timedOf,
} from '#app/domain/scorecard/measures/peer-group.ts'
import { listWaits } from '#db/everyone.ts'
import { sumDrgs } from '#db/scorecard-coding.ts'
import type { Slice } from '#db/scorecards.ts'
import type { Context } from '../context.server.ts'
import { countsWithStays, eachFew, everyone, gapsOfAll, type Quarters, quartersOfAll } from './everyone.server.ts'
import { brief, type Kept } from './fresh.server.ts'

/** What is known of all providers over a slice, for bands and comparisons. */
type Everyone = Sums & { quarters: Quarters; specialties: Map<string, string | null> }
/** A specialty, or everyone where it is null; shares by the slice, quarters by the trend. */
export type GroupAsked = { slice: Slice; trend: Slice; specialty: string | null }

type Clocked = Pick<Context, 'db' | 'now'>
const TREND: CountName[] = ['open', 'askable', 'answered', 'inTime', 'sent']
const drgs: Kept<Sums['drgs']> = new WeakMap()

/** The sums of everyone over a slice. */
async function sumsOf(context: Clocked, slice: Slice, trend: Slice): Promise<Everyone> {
  const { period, facilityIds, payer } = slice
  const cut = { period, facilityIds, ...(payer ? { payer } : {}) }
  const [counts, quarters, gaps, all, families] = await Promise.all([
    countsWithStays(context, slice),
    quartersOfAll(context, trend, TREND),
    gapsOfAll(context, cut),
    everyone(context),
    brief(drgs, context, cut, () => sumDrgs(context.db, cut)),
  ])
  return {
    counts,
    quarters,
    gaps,
    drgs: families,
    specialties: new Map(all.map(({ id, specialty }) => [id, specialty])),
  }
}

/** What a provider's page says of colleagues, worked out for all of a specialty, or of everyone. */
export async function reckonGroup(context: Clocked, { slice, trend, specialty }: GroupAsked): Promise<PeerGroup> {
  const sums = await sumsOf(context, slice, trend)
  const isMember = (id: string) => specialty === null || sums.specialties.get(id) === specialty
  const medians = await mediansOf(context, timedOf(countedOf(sums, isMember)), slice)
  return peerGroupOf(sums, { specialty, isMember }, medians)
}

async function mediansOf({ db, now }: Clocked, ids: readonly string[], slice: Slice) {
  const found = new Map<string, number | null>()
  const at = now()
  const read = (few: readonly string[]) => {
    for (const id of few) {
      const time = answerTime(listWaits(db, id, slice), at, 'recipient')
      found.set(id, time === 'too-few' ? null : time.median.time)
    }
  }
  await eachFew(ids, read, { few: 1 })
  return found
}
