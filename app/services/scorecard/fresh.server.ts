import type { Db } from '#db/client.ts'
import { isLargeHouse } from '#db/everyone.ts'
import type { Context } from '../context.server.ts'

type Held<T> = { at: number; value: Promise<T>; isRenewing: boolean; tookMs: number }
export type Kept<T> = WeakMap<Db, Map<string, Held<T>>>
const FRESH_MS = 30_000
/**
 * In a large house everyone's figures take seconds to add up. They stand for longer, the longer the longer they took, and as long again until
 * new ones are there.
 */
const LARGE = { leastMs: 120_000, mostMs: 1_800_000, timesTaken: 30 }
const standsFor = (tookMs: number) => Math.min(LARGE.mostMs, Math.max(LARGE.leastMs, LARGE.timesTaken * tookMs))
const AT_HAND = 8

type Options = {
  /** How long what was read stands in a house that is not large; 0: read anew each time. */
  standsMs?: number
  atHand?: number
}

/**
 * What was read under a key a short while ago, else read anew: what is said of a whole group does not move faster. In a large house whoever
 * asks later gets what there is while it is read anew.
 */
export function fresh<T>(
  kept: Kept<T>,
  { db, now }: Pick<Context, 'db' | 'now'>,
  asked: unknown,
  read: () => Promise<T>,
  { standsMs = FRESH_MS, atHand = AT_HAND }: Options = {},
): Promise<T> {
  const isLarge = isLargeHouse(db)
  if (!isLarge && standsMs === 0) return read()
  const found = kept.get(db) ?? new Map<string, Held<T>>()
  kept.set(db, found)
  const [key, at] = [JSON.stringify(asked), now().getTime()]
  const known = found.get(key)
  const stands = isLarge ? standsFor(known?.tookMs ?? 0) : standsMs
  if (known && at - known.at < stands) return known.value
  if (known && isLarge && at - known.at < 2 * stands) {
    if (!known.isRenewing) renew(found, key, { held: known, at, read })
    return known.value
  }
  const held = begun(at, read)
  found.delete(key)
  found.set(key, held)
  for (const old of [...found.keys()].slice(0, -atHand)) found.delete(old)
  held.value.catch(() => found.delete(key))
  return held.value
}

function begun<T>(at: number, read: () => Promise<T>): Held<T> {
  const from = performance.now()
  const held: Held<T> = { at, value: read(), isRenewing: false, tookMs: 0 }
  held.value.then(
    () => {
      held.tookMs = performance.now() - from
    },
    () => {},
  )
  return held
}

function renew<T>(
  found: Map<string, Held<T>>,
  key: string,
  { held, at, read }: { held: Held<T>; at: number; read: () => Promise<T> },
): void {
  held.isRenewing = true
  const next = begun(at, read)
  next.value.then(
    () => found.set(key, next),
    () => {
      held.isRenewing = false
    },
  )
}
