import type { User } from '#app/domain/identity/role.ts'
import { isEmLevel } from '#app/domain/payment/em-level.ts'
import { ok, type Result, refuse } from '#app/domain/shared/result.ts'
import type { KeptEncounter } from '#db/charts.ts'
import { commit, StaleWrite } from '#db/commit.ts'
import { saveVisitLevel, type VisitLevel } from '#db/visit-levels.ts'
import type { Context } from '../context.server.ts'

export type VisitRefusal = 'not-an-em-level' | 'nothing-documented' | 'changed-meanwhile'
type Given = Omit<VisitLevel, 'encounterId' | 'reviewedBy' | 'reviewedAt'>

/** Keeps what a coder found a visit to document, beside the level that was billed. */
export async function reviewVisit(
  { db, now }: Context,
  user: User,
  encounter: KeptEncounter,
  given: Given,
): Promise<Result<Given, VisitRefusal>> {
  if (!isEmLevel(given.billed)) return refuse('not-an-em-level')
  if (given.minutes === null && given.decision === null) return refuse('nothing-documented')
  const at = now()
  const { id: encounterId, patientId } = encounter
  try {
    await commit(db, {
      writes: [saveVisitLevel({ ...given, encounterId, reviewedBy: user.id, reviewedAt: at })],
      audit: [{ what: 'visit.reviewed', who: user.id, at, onId: encounterId, patientId, encounterId }],
    })
  } catch (error) {
    if (error instanceof StaleWrite) return refuse('changed-meanwhile')
    throw error
  }
  return ok(given)
}
