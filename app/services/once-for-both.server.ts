import { createHash } from 'node:crypto'
import type { Context } from './context.server.ts'

/** How long after its end a deed is not done again for the very same request: a second tap, no second thought. */
const TWICE_MS = 3_000

type Kept = { doneAt: number | null; result: Promise<unknown> }
const keptOf = new WeakMap<object, Map<string, Kept>>()

/**
 * Does what makes something new once where the very same is asked twice, while it is at work or just after: both get what it made.
 * `asked` says who asks for what. What is refused, or fails, makes nothing and may be asked again at once.
 */
export function onceForBoth<T extends { ok: boolean }>(
  { db, now }: Pick<Context, 'db' | 'now'>,
  asked: unknown[],
  make: () => Promise<T>,
): Promise<T> {
  const kept = keptOf.get(db) ?? new Map<string, Kept>()
  keptOf.set(db, kept)
  const at = now().getTime()
  for (const [key, { doneAt }] of kept) if (doneAt !== null && Math.abs(at - doneAt) > TWICE_MS) kept.delete(key)
  const key = createHash('sha256').update(JSON.stringify(asked)).digest('hex')
  const before = kept.get(key)
  if (before) return before.result as Promise<T>
  const result = make()
  const one: Kept = { doneAt: null, result }
  kept.set(key, one)
  const forget = () => void kept.delete(key)
  result.then((made) => {
    if (made.ok) one.doneAt = now().getTime()
    else forget()
  }, forget)
  return result
}
