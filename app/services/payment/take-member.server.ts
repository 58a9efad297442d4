import { z } from 'zod'
import { SEGMENTS } from '#app/domain/payment/hcc-member.ts'
import { findPatientsByRecord } from '#db/charts.ts'
import { commit } from '#db/commit.ts'
import { anEncounterOf, saveRiskMember } from '#db/risk-members.ts'
import type { Context } from '../context.server.ts'

const MemberLine = z.object({
  record: z.union([z.string(), z.number()]).transform(String),
  year: z.number().int().min(2016).max(2100),
  segment: z
    .string()
    .transform((segment) => segment.toUpperCase())
    .pipe(z.enum(SEGMENTS)),
  originallyDisabled: z.boolean().default(false),
  medicaid: z.boolean().default(false),
})
type Taken = { record: string | null; year: number | null; taken: boolean; why: string | null }

/** Takes in what a health plan says of one member: by record number, which must be one patient's. A refusal says why and changes nothing. */
export async function takeMember({ db, now }: Pick<Context, 'db' | 'now'>, line: unknown): Promise<Taken> {
  const read = MemberLine.safeParse(line)
  if (!read.success) {
    const [issue] = read.error.issues
    return { record: null, year: null, taken: false, why: `${issue?.path.join('.') || 'line'}: ${issue?.message}` }
  }
  const { record, year, segment, originallyDisabled, medicaid } = read.data
  const [patient, another] = await findPatientsByRecord(db, record)
  if (!patient) return { record, year, taken: false, why: 'no patient has this record number' }
  if (another) return { record, year, taken: false, why: 'more than one patient has this record number' }
  const member = { patientId: patient.id, paymentYear: year, segment, isOriginallyDisabled: originallyDisabled }
  await commit(db, {
    writes: [saveRiskMember({ ...member, hasMedicaid: medicaid })],
    // Any encounter of theirs: who counts by member reads all their years again.
    changes: (await anEncounterOf(db, patient.id)).map((onId) => ({ topic: 'encounter', onId })),
    audit: [
      {
        what: 'risk.member-changed',
        who: 'terminal',
        at: now(),
        onId: patient.id,
        patientId: patient.id,
        detail: { paymentYear: year, segment },
      },
    ],
  })
  return { record, year, taken: true, why: null }
}
