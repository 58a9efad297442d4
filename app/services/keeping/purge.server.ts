import type { AuditEntry } from '#app/domain/audit/entry.ts'
import { commit, StaleWrite, type Write } from '#db/commit.ts'
import { addTombstone, countStaysOf, takeOutPatient, takeOutStay } from '#db/purge.ts'
import type { Context } from '../context.server.ts'
import { type Due, walkOldStays } from './plan-purge.server.ts'
import { retentionPolicy } from './policy.server.ts'

export type Purged = { stays: number; queries: number; patients: number; held: number }

/** Takes out what policy no longer asks for, a stay at a time with its entry and tombstone. What came under a hold meanwhile stays. */
export async function purge(context: Context, by: string, onStay: (done: number) => void = () => {}): Promise<Purged> {
  const tally: Purged = { stays: 0, queries: 0, patients: 0, held: 0 }
  for await (const { due, why } of walkOldStays(context)) {
    if (why) continue
    try {
      const wasLast = await takeOut(context, due, by)
      tally.stays++
      tally.queries += due.queryIds.length
      if (wasLast) tally.patients++
    } catch (error) {
      if (!isHold(error) && !(error instanceof StaleWrite)) throw error
      tally.held++
    }
    onStay(tally.stays)
  }
  return tally
}

const isHold = (error: unknown): boolean => error instanceof Error && error.message.includes('is held')

async function takeOut(context: Context, { id, patientId, queryIds }: Due, by: string): Promise<boolean> {
  const { db, now } = context
  const at = now()
  const policy = { ...(await retentionPolicy(context)) }
  const isLast = (await countStaysOf(db, patientId)) === 1
  const stone = (kind: 'stay' | 'query' | 'patient', on: string, rows: number): Write =>
    addTombstone({
      id: on,
      kind,
      ofPatient: kind === 'patient' ? null : patientId,
      purgedAt: at,
      purgedBy: by,
      policy,
      rows,
    })
  const entry: AuditEntry = {
    what: 'retention.purged',
    who: by,
    at,
    onId: id,
    patientId,
    encounterId: id,
    detail: { queries: queryIds.length, patient: isLast, years: policy.chartYears },
  }
  await commit(db, {
    writes: [
      stone('stay', id, queryIds.length),
      ...queryIds.map((queryId) => stone('query', queryId, 0)),
      ...takeOutStay(db, { id, queryIds }),
      ...(isLast ? [stone('patient', patientId, 0), ...takeOutPatient(db, patientId)] : []),
    ],
    audit: [entry],
    changes: [{ topic: 'encounter', onId: id }],
  })
  return isLast
}
