import type { CountName } from '#app/domain/scorecard/measures/counts.ts'
import { type Period, periodBefore } from '#app/domain/scorecard/measures/month.ts'
import { comparisonsOf, type StandsOut, standingOut } from '#app/domain/scorecard/measures/standing-out.ts'
import type { Slice } from '#db/scorecards.ts'
import type { Context } from '../context.server.ts'
import { classGapsOfAll, countsOfAll, everyone } from './everyone.server.ts'
import { fresh, type Kept } from './fresh.server.ts'

const flags: Kept<StandsOut[]> = new WeakMap()

const NAMES: CountName[] = [
  ...(['sent', 'answered', 'inTime', 'agreed', 'other', 'undetermined', 'notClinical', 'hasty'] as const),
]

async function comparisons(context: Pick<Context, 'db' | 'now'>, slice: Slice) {
  const [providers, gaps, counts] = await Promise.all([
    everyone(context),
    classGapsOfAll(context.db, slice),
    countsOfAll(context, slice, { names: NAMES }),
  ])
  const services = new Map(providers.map(({ id, specialty }) => [id, specialty ?? '']))
  return comparisonsOf(gaps, counts, (id) => services.get(id) ?? '')
}

/** Who stands out in a period and in the one of the same length before it. */
export const flagsOf = (
  context: Pick<Context, 'db' | 'now'>,
  period: Period,
  facilityIds: readonly string[] | null,
): Promise<StandsOut[]> =>
  fresh(flags, context, [period, facilityIds], async () => {
    const slice = { timing: 'all' as const, facilityIds }
    const before = await comparisons(context, { ...slice, period: periodBefore(period) })
    return standingOut(before, await comparisons(context, { ...slice, period }))
  })
