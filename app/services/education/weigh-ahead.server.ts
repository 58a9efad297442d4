import { TARGET_GROUPINGS } from '#app/domain/education/target.ts'
import { listTargets } from '#app/domain/education/target-list.ts'
import type { Db } from '#db/client.ts'
import { endOfFeed } from '#db/roll-ups.ts'
import type { Context } from '../context.server.ts'
import { countTargets } from './count-targets.server.ts'
import { readPieces } from './library.server.ts'
import { askedOf } from './read-targets.server.ts'
import { weighTargets } from './weigh-targets.server.ts'

/** Where the feed stood when it was last weighed. */
const weighedAt = new WeakMap<Db, number>()

/** Weighs what the page of targets shows to who comes without a filter, so that nobody waits for the charts to be read; nothing where nothing has changed since. */
export async function weighAhead(context: Context): Promise<number> {
  const { db, now } = context
  const end = await endOfFeed(db)
  if (weighedAt.get(db) === end) return 0
  const firstLook = askedOf(new URLSearchParams(), now())
  const library = await readPieces(db)
  let weighed = 0
  for (const by of TARGET_GROUPINGS) {
    const asked = { ...firstLook, by }
    const all = await countTargets(context, asked)
    weighed += (await weighTargets(context, listTargets(all, library, asked), asked)).size
  }
  weighedAt.set(db, end)
  return weighed
}
