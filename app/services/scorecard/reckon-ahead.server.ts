import { ALL_FACILITIES } from '#app/domain/identity/permission.ts'
import type { Db } from '#db/client.ts'
import { isLargeHouse } from '#db/everyone.ts'
import type { Context } from '../context.server.ts'
import { figuresOf } from './figures.server.ts'
import { listAsked } from './list-providers.server.ts'
import { lastLook } from './looks.server.ts'
import { codingAsked } from './read-coding.server.ts'
import { familiesAsked } from './read-families.server.ts'
import { groupsAsked } from './read-groups.server.ts'
import { programAsked } from './read-program.server.ts'
import { slicesOf } from './read-scorecard.server.ts'
import { scopeOf } from './scope.server.ts'

/** A round begins so long after the one before it; bands stand as long. */
const EVERY_MS = 600_000
/** A house that has not looked at scorecards for so long is not reckoned for: the thread takes memory. */
const A_DAY = 86_400_000

type Round = { begunAt: number; left: (() => Promise<unknown>)[] }
const rounds = new WeakMap<Db, Round>()

/**
 * In a large house: one of the figures that who comes without a filter sees, reckoned before he does: the bands of every specialty and of
 * everyone, the list, the program, families, specialties side by side, coding. One at a turn, so that an end of the process waits for no
 * more than that. False where there is nothing to do.
 */
export async function reckonAhead(context: Context): Promise<boolean> {
  const { db, now } = context
  const at = now().getTime()
  if (!isLargeHouse(db) || at - lastLook(context) > A_DAY) return false
  const known = rounds.get(db)
  const round = known && at - known.begunAt < EVERY_MS ? known : { begunAt: at, left: await roundOf(context) }
  rounds.set(db, round)
  const next = round.left.shift()
  await next?.()
  return next !== undefined
}

async function roundOf(context: Context): Promise<Round['left']> {
  const search = new URLSearchParams()
  const scope = await scopeOf(context, { facilityIds: [ALL_FACILITIES] }, search)
  const slices = slicesOf(scope.filter, scope)
  return [
    () => figuresOf(context, 'list', listAsked(scope, search)),
    // Of a specialty with too few everyone is the group.
    ...[null, ...scope.choices.specialties].map(
      (specialty) => () => figuresOf(context, 'peers', { ...slices, specialty }),
    ),
    () => figuresOf(context, 'program', programAsked(scope, search, { isDrawn: true })),
    () => figuresOf(context, 'families', familiesAsked(scope, { isDrawn: true })),
    () => figuresOf(context, 'rows', groupsAsked(scope, 'specialty')),
    () => figuresOf(context, 'coding', codingAsked(scope)),
  ]
}
