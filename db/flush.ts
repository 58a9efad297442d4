import { closeSync, fdatasync, openSync } from 'node:fs'
import { promisify } from 'node:util'
import type { Db } from './client.ts'

const toDisk = promisify(fdatasync)
const [NORMAL, FULL] = ['synchronous = NORMAL', 'synchronous = FULL']
const IS_FULL = 2

/** The write-ahead log of a connection; `next` is the flush that takes what landed after the one under way had begun. */
type Log = { file: number; underWay: Promise<void> | null; next: Promise<void> | null }
const logs = new WeakMap<Db, Log>()

/**
 * Runs a transaction; resolves when the disk has it. SQLite would flush within this thread, and nobody's page would go on for as long:
 * so the transaction is written to the log without a flush, and the system is asked for it beside the thread. Null where the connection
 * does not wait for the disk, or has none.
 */
export function landThenFlush(writer: Db, transaction: () => void): Promise<void> | null {
  const { $client: sqlite } = writer
  if (sqlite.memory || sqlite.pragma('synchronous', { simple: true }) !== IS_FULL) {
    transaction()
    return null
  }
  sqlite.pragma(NORMAL)
  try {
    transaction()
  } finally {
    sqlite.pragma(FULL)
  }
  return flush(logOf(writer))
}

function logOf(writer: Db): Log {
  const known = logs.get(writer)
  if (known) return known
  // The file stays the same as long as any connection is open. It is no file that SQLite locks: closing it frees no lock of the database.
  const log: Log = { file: openSync(`${writer.$client.name}-wal`, 'r+'), underWay: null, next: null }
  logs.set(writer, log)
  return log
}

function flush(log: Log): Promise<void> {
  if (log.underWay) {
    log.next ??= log.underWay
      .catch(() => {})
      .then(() => {
        log.next = null
        return flush(log)
      })
    return log.next
  }
  log.underWay = toDisk(log.file).finally(() => {
    log.underWay = null
  })
  return log.underWay
}

const FOLD_EVERY = 4
const commitsSinceFold = new WeakMap<Db, number>()

/**
 * For a thread of long work, after a commit: brings the log into the file each few commits, outside its turn, so that people write
 * meanwhile. SQLite would do it at the end of whichever commit finds the log long, in the serving thread too.
 */
export function foldBehind(writer: Db): void {
  const { $client: sqlite } = writer
  const known = commitsSinceFold.get(writer)
  if (known === undefined) sqlite.pragma('wal_autocheckpoint = 0')
  const commits = (known ?? 0) + 1
  commitsSinceFold.set(writer, commits % FOLD_EVERY)
  if (commits === FOLD_EVERY) sqlite.pragma('wal_checkpoint(PASSIVE)')
}

/** For a connection that is closed: a flush under way ends first. */
export function endFlushing(writer: Db): void {
  const log = logs.get(writer)
  if (!log) return
  logs.delete(writer)
  const close = () => closeSync(log.file)
  const last = log.next ?? log.underWay
  if (last) last.then(close, close)
  else close()
}
