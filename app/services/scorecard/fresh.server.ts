import type { Db } from '#db/client.ts'
import type { Context } from '../context.server.ts'

export type Kept<T> = WeakMap<Db, Map<string, { at: number; value: Promise<T> }>>
const FRESH_MS = 30_000
const AT_HAND = 8

/** What was read under a key less than half a minute ago, else read anew: what is said of a whole group does not move faster. */
export function fresh<T>(
  kept: Kept<T>,
  { db, now }: Pick<Context, 'db' | 'now'>,
  asked: unknown,
  read: () => Promise<T>,
): Promise<T> {
  const found = kept.get(db) ?? new Map()
  kept.set(db, found)
  const [key, at] = [JSON.stringify(asked), now().getTime()]
  const known = found.get(key)
  if (known && at - known.at < FRESH_MS) return known.value
  const value = read()
  found.delete(key)
  found.set(key, { at, value })
  for (const old of [...found.keys()].slice(0, -AT_HAND)) found.delete(old)
  value.catch(() => found.delete(key))
  return value
}
