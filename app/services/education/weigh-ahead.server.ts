import { TARGET_GROUPINGS } from '#app/domain/education/target.ts'
import { listTargets, type TargetFilter } from '#app/domain/education/target-list.ts'
import { lastMatured } from '#app/domain/scorecard/measures/month.ts'
import type { Db } from '#db/client.ts'
import { endOfFeed } from '#db/roll-ups.ts'
import type { Context } from '../context.server.ts'
import { countTargets } from './count-targets.server.ts'
import { readPieces } from './library.server.ts'
import { weighTargets } from './weigh-targets.server.ts'

/** What the page of targets shows to who comes without a filter. */
const MONTHS = 6
const FIRST_LOOK: TargetFilter = { group: '', family: '', provider: '', isReadyOnly: true, order: 'change' }
/** Where the feed stood when it was last weighed. */
const weighedAt = new WeakMap<Db, number>()

/** Weighs what the first look at the targets shows, so that nobody waits for the charts to be read; nothing where nothing has changed since. */
export async function weighAhead(context: Context): Promise<number> {
  const { db, now } = context
  const end = await endOfFeed(db)
  if (weighedAt.get(db) === end) return 0
  const to = lastMatured(now())
  const period = { from: to - MONTHS + 1, to }
  const library = await readPieces(db)
  let weighed = 0
  for (const by of TARGET_GROUPINGS) {
    const all = await countTargets(context, { by, period, months: MONTHS })
    weighed += (await weighTargets(context, listTargets(all, library, FIRST_LOOK), { by, period })).size
  }
  weighedAt.set(db, end)
  return weighed
}
