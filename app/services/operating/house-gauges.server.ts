import { houseFigures } from '#db/figures.ts'
import { lastSignedHead } from '../audit/trail-state.server.ts'
import { listBackups } from '../backup/list.server.ts'
import type { Context } from '../context.server.ts'

export type Gauge = { name: string; help: string; value: number }

/** What is measured when it is asked for: how deep, how old, how far behind. Absent where there is nothing to be old. */
export async function houseGauges({ db, settings, now }: Context): Promise<Gauge[]> {
  const at = now().getTime()
  const figures = houseFigures(db)
  const [head, [newest]] = await Promise.all([lastSignedHead(settings), listBackups(settings)])
  const age = (moment: number | null) => (moment === null ? null : Math.max(0, (at - moment) / 1000))
  const all: [string, string, number | null][] = [
    ['outbox_waiting', 'Letters that wait to be delivered.', figures.outboxWaiting],
    ['outbox_failed', 'Letters that could not be delivered.', figures.outboxFailed],
    [
      'outbox_oldest_overdue_seconds',
      'How long the oldest waiting letter is over its time.',
      age(figures.oldestWaitingAt),
    ],
    ['queries_open', 'Queries that wait for an answer.', figures.openQueries],
    ['queries_oldest_open_seconds', 'Age of the oldest open query.', age(figures.oldestOpenAt)],
    ['rollup_lag_changes', 'Changes that scorecards have not taken in yet.', figures.feedEnd - figures.feedRead],
    ['audit_entries', 'Entries of the audit trail.', figures.chainSeq],
    ['audit_entries_unsigned', 'Entries since the last signed head.', figures.chainSeq - (head?.seq ?? 0)],
    ['audit_head_age_seconds', 'Age of the last signed head.', head ? age(new Date(head.at).getTime()) : null],
    ['backup_age_seconds', 'Age of the newest backup.', newest ? age(newest.madeAt.getTime()) : null],
    ['database_bytes', 'Size of the database file.', figures.databaseBytes],
    ['database_log_bytes', 'Size of the write-ahead log.', figures.logBytes],
  ]
  return all.flatMap(([name, help, value]) => (value === null ? [] : [{ name: `addendum_${name}`, help, value }]))
}
