import type { Db } from '#db/client.ts'
import { isLargeHouse } from '#db/everyone.ts'
import type { Context } from '../context.server.ts'

type Held<T> = { at: number; value: Promise<T>; isThere: boolean; isRenewing: boolean; tookMs: number }
export type Kept<T> = WeakMap<Db, Map<string, Held<T>>>
type Clocked = Pick<Context, 'db' | 'now'>
const FRESH_MS = 30_000
/**
 * In a large house everyone's figures take seconds to add up. They stand for longer, the longer the longer they took, and as long again until
 * new ones are there.
 */
const LARGE = { leastMs: 120_000, mostMs: 1_800_000, timesTaken: 30 }
const AT_HAND = 8
const BRIEF: Limits = { mostMs: LARGE.leastMs, isRenewed: false }

type Limits = { mostMs?: number; isRenewed?: boolean }
type Options = {
  /** How long what was read stands in a house that is not large; 0: read anew each time. */
  standsMs?: number
  /** How long it stands at least in one that is. */
  leastMs?: number
  atHand?: number
}

/**
 * What was read under a key a short while ago, else read anew: what is said of a whole group does not move faster. In a large house whoever
 * asks later gets what there is while it is read anew.
 */
export function fresh<T>(
  kept: Kept<T>,
  context: Clocked,
  asked: unknown,
  read: () => Promise<T>,
  options: Options = {},
): Promise<T> {
  return held(kept, context, asked, read, options)?.value ?? read()
}

/** The same, but null where it is not there yet: it is begun, and whoever asks later finds it. A house that is not large reads it. */
export async function atHand<T>(
  kept: Kept<T>,
  context: Clocked,
  asked: unknown,
  read: () => Promise<T>,
  options: Options = {},
): Promise<T | null> {
  const found = held(kept, context, asked, read, options)
  if (!found) return read()
  return found.isThere || !isLargeHouse(context.db) ? found.value : null
}

/** What figures are added up from: in a large house it stands for two minutes, and is then read anew by who needs it. */
export const brief = <T>(
  kept: Kept<T>,
  context: Clocked,
  asked: unknown,
  read: () => Promise<T>,
  options: Options = {},
): Promise<T> => held(kept, context, asked, read, { ...options, ...BRIEF })?.value ?? read()

/** Null where nothing is kept. */
function held<T>(
  kept: Kept<T>,
  { db, now }: Clocked,
  asked: unknown,
  read: () => Promise<T>,
  options: Options & Limits,
): Held<T> | null {
  const { standsMs = FRESH_MS, leastMs = LARGE.leastMs, atHand = AT_HAND } = options
  const { mostMs = LARGE.mostMs, isRenewed = true } = options
  const isLarge = isLargeHouse(db)
  if (!isLarge && standsMs === 0) return null
  const found = kept.get(db) ?? new Map<string, Held<T>>()
  kept.set(db, found)
  const [key, at] = [JSON.stringify(asked), now().getTime()]
  const known = found.get(key)
  const standsFor = (tookMs: number) => Math.min(mostMs, Math.max(leastMs, LARGE.timesTaken * tookMs))
  const stands = isLarge ? standsFor(known?.tookMs ?? 0) : standsMs
  if (known && at - known.at < stands) return known
  if (known && isLarge && isRenewed && at - known.at < 2 * stands) {
    if (!known.isRenewing) renew(found, key, { held: known, at, read })
    return known
  }
  const next = begun(at, read)
  found.delete(key)
  found.set(key, next)
  for (const old of [...found.keys()].slice(0, -atHand)) found.delete(old)
  next.value.catch(() => found.delete(key))
  return next
}

function begun<T>(at: number, read: () => Promise<T>): Held<T> {
  const from = performance.now()
  const held: Held<T> = { at, value: read(), isThere: false, isRenewing: false, tookMs: 0 }
  held.value.then(
    () => {
      held.isThere = true
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
