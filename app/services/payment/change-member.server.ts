import type { User } from '#app/domain/identity/role.ts'
import type { KeptEncounter } from '#db/charts.ts'
import { commit } from '#db/commit.ts'
import { type RiskMember, saveRiskMember } from '#db/risk-members.ts'
import type { Context } from '../context.server.ts'

/** Keeps what a health plan says of a member for a payment year. The record names the year and the segment, no diagnosis. */
export async function changeMember(
  { db, now }: Context,
  user: User,
  encounter: KeptEncounter,
  member: Omit<RiskMember, 'patientId'>,
): Promise<void> {
  const { patientId, id: encounterId } = encounter
  const { paymentYear, segment } = member
  await commit(db, {
    writes: [saveRiskMember({ ...member, patientId })],
    changes: [{ topic: 'encounter', onId: encounterId }],
    audit: [
      {
        what: 'risk.member-changed',
        who: user.id,
        at: now(),
        onId: patientId,
        patientId,
        encounterId,
        detail: { paymentYear, segment },
      },
    ],
  })
}
