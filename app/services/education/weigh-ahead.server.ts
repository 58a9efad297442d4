import { TARGET_GROUPINGS } from '#app/domain/education/target.ts'
import { listTargets } from '#app/domain/education/target-list.ts'
import type { Db } from '#db/client.ts'
import { endOfFeed } from '#db/roll-ups.ts'
import type { Context } from '../context.server.ts'
import { readPieces } from './library.server.ts'
import { askedOf, lastLook } from './read-targets.server.ts'
import { targetsAtHand, weightsAtHand } from './targets-at-hand.server.ts'

/** Where the feed stood when it was last weighed. */
const weighedAt = new WeakMap<Db, number>()

/** A house that has not looked at targets for so long is not weighed for. */
const A_DAY = 86_400_000

/**
 * Weighs what the page of targets shows to who comes without a filter, so that nobody waits for the charts to be read; nothing where nothing has changed
 * since, and nothing where nobody looks: the thread that weighs takes memory.
 */
export async function weighAhead(context: Context): Promise<number> {
  const { db, now } = context
  const looked = lastLook(context)
  if (!looked || now().getTime() - looked.getTime() > A_DAY) return 0
  const end = await endOfFeed(db)
  if (weighedAt.get(db) === end) return 0
  const firstLook = askedOf(new URLSearchParams(), now())
  const library = await readPieces(db)
  let weighed = 0
  for (const by of TARGET_GROUPINGS) {
    const asked = { ...firstLook, by }
    const all = await targetsAtHand(context, asked)
    weighed += (await weightsAtHand(context, listTargets(all, library, asked), asked)).size
  }
  weighedAt.set(db, end)
  return weighed
}
