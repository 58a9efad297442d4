import type { HoldRefusal } from '#app/domain/keeping/retention.ts'
import { ok, type Result, refuse } from '#app/domain/shared/result.ts'
import { commit, StaleWrite } from '#db/commit.ts'
import { addPatientHold, findPatientBy, liftPatientHold, listPatientHolds } from '#db/purge.ts'
import type { Context } from '../context.server.ts'

type Done = Promise<Result<string, HoldRefusal>>

/** Places a legal hold on everything about a patient, found by MRN or id. */
export async function holdPatient(context: Context, input: { userId: string; patient: string; reason: string }): Done {
  const { db, now, newId } = context
  const reason = input.reason.trim()
  if (reason === '') return refuse('no-reason')
  const patient = await findPatientBy(db, input.patient.trim())
  if (!patient) return refuse('no-such-patient')
  const [id, at] = [newId(), now()]
  const audit = { what: 'retention.held', who: input.userId, at, onId: id, patientId: patient.id } as const
  try {
    await commit(db, {
      writes: [addPatientHold({ id, patientId: patient.id, reason, placedBy: input.userId, placedAt: at })],
      audit: [{ ...audit, detail: { deed: 'placed' } }],
    })
  } catch (error) {
    if (error instanceof StaleWrite) return refuse('already-held')
    throw error
  }
  return ok(id)
}

export async function liftPatient(context: Context, input: { userId: string; holdId: string; reason: string }): Done {
  const { db, now } = context
  const liftReason = input.reason.trim()
  if (liftReason === '') return refuse('no-reason')
  const found = (await listPatientHolds(db)).find(({ hold }) => hold.id === input.holdId)
  if (!found) return refuse('not-held')
  const at = now()
  const { id, patientId } = found.hold
  try {
    await commit(db, {
      writes: [liftPatientHold(id, { liftedBy: input.userId, liftedAt: at, liftReason })],
      audit: [{ what: 'retention.held', who: input.userId, at, onId: id, patientId, detail: { deed: 'lifted' } }],
    })
  } catch (error) {
    if (error instanceof StaleWrite) return refuse('not-held')
    throw error
  }
  return ok(id)
}
