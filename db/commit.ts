import type { RunResult } from 'better-sqlite3'
import { desc } from 'drizzle-orm'
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core'
import { GENESIS, sealOf, storedForm } from '#app/domain/audit/chain.ts'
import type { AuditEntry } from '#app/domain/audit/entry.ts'
import { type Db, writerOf } from './client.ts'
import { auditEntries } from './schema/audit.ts'
import { changes } from './schema/feed.ts'
import { outbox } from './schema/outbox.ts'

export type Tx = BaseSQLiteDatabase<'sync', RunResult, Record<string, never>>
/** A write, not yet done. A write that must change a row (it names the version that was read) and changes none refuses the whole batch. */
export type Write = (tx: Tx) => { run(): { changes: number } }
export class StaleWrite extends Error {
  constructor() {
    super('Someone else changed this first.')
  }
}

export type Mail = typeof outbox.$inferInsert
export type Change = { topic: string; onId: string }
export type Batch = {
  writes: Write[]
  audit: [AuditEntry, ...AuditEntry[]]
  mail?: Mail[]
  /** What projections must look at again. */
  changes?: Change[]
}

/** A write that may change nothing: an upsert that finds the row as it is, a counter, an insert-or-ignore. */
export function lenient(write: Write): Write {
  return (tx) => ({
    run: () => {
      write(tx).run()
      return { changes: 1 }
    },
  })
}

/** The one door for writing. Facts, their audit entries, their mail and their changes land together or not at all. */
export async function commit(db: Db, { writes, audit, mail = [], changes: changed = [] }: Batch): Promise<void> {
  const apply = (tx: Tx) => {
    for (const write of writes) if (write(tx).run().changes === 0) throw new StaleWrite()
    sealEntries(tx, audit)
    if (mail.length > 0) tx.insert(outbox).values(mail).run()
    if (changed.length > 0) tx.insert(changes).values(changed).run()
  }
  writerOf(db).transaction((tx) => apply(tx as unknown as Tx), { behavior: 'immediate' })
}

function sealEntries(tx: Tx, audit: AuditEntry[]): void {
  const [last] = tx
    .select({ seq: auditEntries.seq, seal: auditEntries.seal })
    .from(auditEntries)
    .orderBy(desc(auditEntries.seq))
    .limit(1)
    .all()
  let seq = last?.seq ?? 0
  let previous = last?.seal ?? GENESIS
  for (const entry of audit) {
    seq += 1
    const stored = storedForm(entry)
    const seal = sealOf(previous, seq, stored)
    tx.insert(auditEntries)
      .values({ seq, ...stored, previous, seal })
      .run()
    previous = seal
  }
}
