import type { RetentionClass } from '#app/domain/query/retention.ts'
import { ok, refuse } from '#app/domain/shared/result.ts'
import { commit, StaleWrite } from '#db/commit.ts'
import { saveQuery } from '#db/queries.ts'
import { addHold, findRetentionClass, liftHold, listHolds, saveRetentionClass } from '#db/query-keeping.ts'
import type { Context } from '../context.server.ts'
import type { Case } from './load.server.ts'
import { policyOf } from './policy.server.ts'

/** Places a legal hold with a reason: until it is lifted nothing of the query may go. */
export async function holdQuery(context: Context, { query }: Case, input: { userId: string; reason: string }) {
  const { db, now, newId } = context
  const reason = input.reason.trim()
  if (reason === '') return refuse('no-reason')
  if ((await listHolds(db, query.id)).some(({ liftedAt }) => liftedAt === null)) return refuse('held-already')
  const at = now()
  const hold = { id: newId(), queryId: query.id, reason, placedBy: input.userId, placedAt: at }
  return keep(context, [addHold(hold), saveQuery({ ...query, isOnHold: true })], { query }, input.userId, 'placed')
}

/** Lifts the hold that stands, with a reason. */
export async function liftQueryHold(context: Context, { query }: Case, input: { userId: string; reason: string }) {
  const { db, now } = context
  const liftReason = input.reason.trim()
  if (liftReason === '') return refuse('no-reason')
  const standing = (await listHolds(db, query.id)).find(({ liftedAt }) => liftedAt === null)
  if (!standing) return refuse('not-held')
  const lifting = { liftedBy: input.userId, liftedAt: now(), liftReason }
  const writes = [liftHold(standing.id, lifting), saveQuery({ ...query, isOnHold: false })]
  return keep(context, writes, { query }, input.userId, 'lifted')
}

async function keep(
  { db, now }: Context,
  writes: Parameters<typeof commit>[1]['writes'],
  { query }: Pick<Case, 'query'>,
  userId: string,
  hold: 'placed' | 'lifted',
) {
  const { id, patientId, encounterId } = query
  const entry = {
    what: 'query.held' as const,
    who: userId,
    at: now(),
    onId: id,
    patientId,
    encounterId,
    detail: { hold },
  }
  try {
    await commit(db, { writes, audit: [entry] })
  } catch (error) {
    if (error instanceof StaleWrite) return refuse('changed-meanwhile')
    throw error
  }
  return ok(hold)
}

/** Says to which record a query belongs, where that differs from the policy of the house. */
export async function setRetentionClass(
  context: Context,
  { query }: Case,
  input: { userId: string; retentionClass: RetentionClass },
) {
  const { db, now } = context
  const { retentionClass } = input
  const { policy } = await policyOf(context, query.facilityId)
  const before = (await findRetentionClass(db, query.id)) ?? policy.retention.recordClass
  if (before === retentionClass) return refuse('no-change')
  const { id, patientId, encounterId } = query
  const at = now()
  await commit(db, {
    writes: [saveRetentionClass({ queryId: id, retentionClass, setBy: input.userId, setAt: at })],
    audit: [
      {
        what: 'query.retention-set',
        who: input.userId,
        at,
        onId: id,
        patientId,
        encounterId,
        detail: { class: retentionClass },
      },
    ],
  })
  return ok(retentionClass)
}
