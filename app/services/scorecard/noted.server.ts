import { setImmediate } from 'node:timers/promises'
import type { AuditEntry } from '#app/domain/audit/entry.ts'
import { commit } from '#db/commit.ts'
import type { Context } from '../context.server.ts'

/** Reads while the entry that says so goes to the disk; nothing is returned before it is there. */
export async function noted<T>({ db }: Context, entry: AuditEntry, read: () => Promise<T>): Promise<T> {
  // The commit first: it lands in the next turn of the loop, and what is read comes after it.
  const landed = commit(db, { writes: [], audit: [entry] })
  const [, found] = await Promise.all([landed, setImmediate().then(read)])
  return found
}
