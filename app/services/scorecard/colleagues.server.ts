import { answerTime } from '#app/domain/scorecard/measures/answer-time.ts'
import type { FamilySum } from '#app/domain/scorecard/measures/capture.ts'
import type { CountName, Counts } from '#app/domain/scorecard/measures/counts.ts'
import type { GapTable } from '#app/domain/scorecard/measures/gap-table.ts'
import { type Band, bandOfValues, FEWEST_COLLEAGUES } from '#app/domain/scorecard/measures/peers.ts'
import { listWaits } from '#db/everyone.ts'
import { sumDrgs } from '#db/scorecard-coding.ts'
import type { Slice } from '#db/scorecards.ts'
import type { Context } from '../context.server.ts'
import { countsOfAll, eachFew, everyone, gapsOfAll, type Quarters, quartersOfAll } from './everyone.server.ts'
import { fresh, type Kept } from './fresh.server.ts'

/** What is known of all providers over a slice, for bands and comparisons. */
export type Group = {
  counts: Map<string, Counts>
  quarters: Quarters
  gaps: GapTable
  specialties: Map<string, string | null>
}

const specialties = new WeakMap<Awaited<ReturnType<typeof everyone>>, Group['specialties']>()
const TREND: CountName[] = ['open', 'askable', 'answered', 'inTime', 'sent']
const medians: Kept<Map<string, number | null>> = new WeakMap()
const drgs: Kept<FamilySum[]> = new WeakMap()
/** A band needs no more than these: the medians of four hundred colleagues are those of five thousand. */
const COLLEAGUES_TIMED = 400
/** Groups of colleagues whose times are kept: a house has some dozens of specialties. */
const GROUPS_TIMED = 64

/** The group over a slice. */
export async function groupOf(context: Pick<Context, 'db' | 'now'>, slice: Slice, trend: Slice): Promise<Group> {
  const { period, facilityIds, payer } = slice
  const [counts, quarters, gaps, all] = await Promise.all([
    countsOfAll(context, slice),
    quartersOfAll(context, trend, TREND),
    gapsOfAll(context, { period, facilityIds, ...(payer ? { payer } : {}) }),
    everyone(context),
  ])
  const known = specialties.get(all) ?? new Map(all.map(({ id, specialty }) => [id, specialty]))
  specialties.set(all, known)
  return { counts, quarters, gaps, specialties: known }
}

/** Every facility's and provider's grouped stays by DRG family, over a slice. */
export const drgsOfAll = (
  context: Pick<Context, 'db' | 'now'>,
  { period, facilityIds, payer }: Slice,
): Promise<FamilySum[]> =>
  fresh(drgs, context, [period, facilityIds, payer], () => sumDrgs(context.db, { period, facilityIds, payer }))

/**
 * The band of colleagues' median hours to an answer; null where too few of them have ten queries. One more than are needed is read for
 * all of a group, so that each of them finds the others'.
 */
export async function colleaguesTime(
  context: Pick<Context, 'db' | 'now'>,
  providerId: string,
  ids: ReadonlySet<string>,
  slice: Slice,
): Promise<Band | null> {
  const timed = [...ids, providerId].sort().slice(0, COLLEAGUES_TIMED + 1)
  const known = await fresh(
    medians,
    context,
    [slice, ids.size, timed[0], timed.at(-1)],
    () => mediansOf(context, timed, slice),
    {
      atHand: GROUPS_TIMED,
    },
  )
  const others = timed.filter((id) => id !== providerId).slice(0, COLLEAGUES_TIMED)
  return bandOfValues(others.flatMap((id) => known.get(id) ?? []))
}

async function mediansOf({ db, now }: Pick<Context, 'db' | 'now'>, ids: readonly string[], slice: Slice) {
  const found = new Map<string, number | null>()
  const at = now()
  const read = (few: readonly string[]) => {
    for (const id of few) {
      const time = answerTime(listWaits(db, id, slice), at)
      found.set(id, time === 'too-few' ? null : time.median.time)
    }
  }
  await eachFew(ids, read, { few: 1 })
  return found
}

/** Who is counted, by specialty; worked out once for what was read once. */
const members = new WeakMap<Group['counts'], Map<string | null, string[]>>()
function membersOf({ counts, specialties }: Group): Map<string | null, string[]> {
  const known = members.get(counts)
  if (known) return known
  const found = new Map<string | null, string[]>()
  for (const id of counts.keys()) {
    const specialty = specialties.get(id) ?? null
    const list = found.get(specialty)
    if (list) list.push(id)
    else found.set(specialty, [id])
  }
  members.set(counts, found)
  return found
}

/** Whom a provider is compared with: colleagues of the specialty, or everyone where they are too few. */
export function colleaguesOf(group: Group, providerId: string): { ids: Set<string>; of: string | null } {
  const specialty = group.specialties.get(providerId) ?? null
  const same = new Set(specialty === null ? [] : membersOf(group).get(specialty))
  same.delete(providerId)
  if (same.size >= FEWEST_COLLEAGUES) return { ids: same, of: specialty }
  const all = new Set(group.counts.keys())
  all.delete(providerId)
  return { ids: all, of: null }
}
