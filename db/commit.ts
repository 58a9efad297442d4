import type { RunResult } from 'better-sqlite3'
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core'
import { GENESIS, sealOf, storedForm } from '#app/domain/audit/chain.ts'
import type { AuditEntry } from '#app/domain/audit/entry.ts'
import { type Db, writerOf } from './client.ts'
import { foldBehind, landThenFlush } from './flush.ts'
import { prepared } from './prepared.ts'
import { changes } from './schema/feed.ts'
import { outbox } from './schema/outbox.ts'
import { inTurn, isBehind } from './turns.ts'

export type Tx = BaseSQLiteDatabase<'sync', RunResult, Record<string, never>>
/** A write, not yet done; `writer` keeps the statements that are built once (`kept-write.ts`). A write that must change a row (it names the version that was read) and changes none refuses the whole batch. */
export type Write = (tx: Tx, writer: Db) => { run(): { changes: number } }
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
  return (tx, writer) => ({
    run: () => {
      write(tx, writer).run()
      return { changes: 1 }
    },
  })
}

type Waiting = { batch: Batch; done: () => void; failed: (error: unknown) => void }
const queues = new WeakMap<Db, Waiting[]>()

/**
 * The one door for writing. Facts, their audit entries, their mail and their changes land together or not at all. Batches that arrive
 * in one turn of the event loop share one transaction and so one flush to the disk, each in a savepoint of its own: none is
 * acknowledged before that flush (`flush.ts`), and one that is refused takes no other with it.
 */
export function commit(db: Db, batch: Batch): Promise<void> {
  return new Promise((done, failed) => {
    const waiting = { batch, done, failed }
    const queue = queues.get(db)
    if (queue) queue.push(waiting)
    else {
      queues.set(db, [waiting])
      setImmediate(() => {
        inTurn(() => land(db))
        if (isBehind()) foldBehind(writerOf(db))
      })
    }
  })
}

function land(db: Db): void {
  const group = queues.get(db) ?? []
  queues.delete(db)
  const refusals = new Map<Waiting, unknown>()
  const tell = () => {
    for (const waiting of group) {
      if (refusals.has(waiting)) waiting.failed(refusals.get(waiting))
      else waiting.done()
    }
  }
  const fail = (error: unknown) => {
    for (const { failed } of group) failed(error)
  }
  try {
    const writer = writerOf(db)
    const all = () =>
      writer.transaction((tx) => landEach(writer, tx as unknown as Group, group, refusals), { behavior: 'immediate' })
    const flushed = landThenFlush(writer, all)
    if (flushed) flushed.then(tell, fail)
    else tell()
  } catch (error) {
    fail(error)
  }
}

type Group = Tx & { transaction(apply: (tx: Tx) => void): void }

function landEach(writer: Db, group: Group, all: Waiting[], refusals: Map<Waiting, unknown>): void {
  for (const waiting of all) {
    // A mere view has no fact that could be refused, and a lone batch takes no other with it: they need no savepoint.
    if (all.length === 1 || isView(waiting.batch)) {
      apply(writer, group, waiting.batch)
      continue
    }
    try {
      group.transaction((tx) => apply(writer, tx, waiting.batch))
    } catch (error) {
      // A full disk or a broken file ends the whole transaction: then nobody's batch has landed.
      if (!writer.$client.inTransaction) throw error
      refusals.set(waiting, error)
    }
  }
}

const isView = ({ writes, mail = [], changes: changed = [] }: Batch): boolean =>
  writes.length + mail.length + changed.length === 0

function apply(writer: Db, tx: Tx, { writes, audit, mail = [], changes: changed = [] }: Batch): void {
  for (const write of writes) if (write(tx, writer).run().changes === 0) throw new StaleWrite()
  sealEntries(writer, audit)
  if (mail.length > 0) tx.insert(outbox).values(mail).run()
  if (changed.length > 0) tx.insert(changes).values(changed).run()
}

/** Prepared once: every page view passes here. */
function sealEntries(writer: Db, audit: AuditEntry[]): void {
  const last = prepared(writer, 'last seal', () =>
    writer.$client.prepare<[], { seq: number; seal: string }>(
      'select seq, seal from audit_entries order by seq desc limit 1',
    ),
  )
  const add = prepared(writer, 'add seal', () =>
    writer.$client.prepare(
      `insert into audit_entries (seq, what, who, at, on_id, patient_id, encounter_id, detail, previous, seal)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
  )
  let { seq, seal: previous } = last.get() ?? { seq: 0, seal: GENESIS }
  for (const entry of audit) {
    seq += 1
    const stored = storedForm(entry)
    const { what, who, at, onId, patientId, encounterId, detail } = stored
    const seal = sealOf(previous, seq, stored)
    add.run(seq, what, who, at.getTime(), onId, patientId, encounterId, detail, previous, seal)
    previous = seal
  }
}
