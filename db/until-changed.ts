import type { Db } from './client.ts'
import { prepared } from './prepared.ts'

const kept = new WeakMap<Db, { seq: number; values: Map<string, unknown> }>()

/**
 * What was read once, until the feed of changes moves: every fact of a chart, its coding and its queries stands in it by the commit
 * that changed it, from whichever process, so what is kept is never older than the last commit.
 */
export function untilChanged<T>(db: Db, name: string, read: () => T): T {
  const end = prepared(db, 'end of feed', () =>
    db.$client.prepare<[], number>("select seq from sqlite_sequence where name = 'changes'").pluck(),
  )
  const seq = end.get() ?? 0
  let held = kept.get(db)
  if (held?.seq !== seq) {
    held = { seq, values: new Map() }
    kept.set(db, held)
  }
  if (!held.values.has(name)) held.values.set(name, read())
  return held.values.get(name) as T
}
