import { z } from 'zod'
import { monthOf } from '#app/domain/scorecard/measures/month.ts'
import { keepCodingAudit, keepStayLevel } from '#db/accepted.ts'
import { findEncounter } from '#db/charts.ts'
import { commit } from '#db/commit.ts'
import { findUserByEmail } from '#db/users.ts'
import type { Context } from '../context.server.ts'

export type Accepted = { id: string | null; why: string | null }
const Level = z.object({
  encounter: z.string().min(1).max(200),
  severity: z.number().int().min(1).max(4),
  mortality: z.number().int().min(1).max(4),
  risk: z.number().min(0).max(1).nullish(),
})
const count = z.number().int().min(0).max(1000)
const Audit = z.object({
  encounter: z.string().min(1).max(200),
  coder: z.string().min(3).max(200),
  auditor: z.string().min(1).max(200),
  random: z.boolean(),
  ...{ correct: count, wrong: count, missed: count },
  drgRight: z.boolean().nullish(),
})

/** What is wrong with a line, in words. */
export const faultOf = (error: z.ZodError): string => {
  const [issue] = error.issues
  return `Not read: ${issue?.path.join('.') || 'line'} ${issue?.message.toLowerCase() ?? 'is wrong'}`
}

/** Takes in a stay's levels as the site's own grouper gave them; a second line about the same stay takes the place of the first. */
export async function acceptLevel(context: Context, line: unknown): Promise<Accepted> {
  const read = Level.safeParse(line)
  if (!read.success) return { id: null, why: faultOf(read.error) }
  const { encounter: id, severity, mortality, risk } = read.data
  if (!(await findEncounter(context.db, id))) return { id, why: 'No such encounter' }
  const riskX1000000 = risk == null ? null : Math.round(risk * 1_000_000)
  await commit(context.db, {
    writes: [keepStayLevel({ encounterId: id, severity, mortality, riskX1000000, acceptedAt: context.now() })],
    changes: [{ topic: 'encounter', onId: id }],
    audit: [{ what: 'scorecard.accepted', who: 'terminal', at: context.now(), onId: id, detail: { kind: 'level' } }],
  })
  return { id, why: null }
}

/** Takes in what an audit of one coded record found. */
export async function acceptAudit(context: Context, line: unknown): Promise<Accepted> {
  const { db, now } = context
  const read = Audit.safeParse(line)
  if (!read.success) return { id: null, why: faultOf(read.error) }
  const { encounter: id, coder, auditor, random, drgRight, ...counts } = read.data
  const encounter = await findEncounter(db, id)
  if (!encounter) return { id, why: 'No such encounter' }
  const user = await findUserByEmail(db, coder)
  if (!user) return { id, why: 'No such coder: give the e-mail address of the account' }
  const row = {
    ...{ encounterId: id, auditor, coderId: user.id, isRandom: random, isDrgRight: drgRight ?? null, ...counts },
    ...{ facilityId: encounter.facilityId ?? '', month: monthOf(encounter.endAt ?? encounter.startAt) },
    acceptedAt: now(),
  }
  await commit(db, {
    writes: [keepCodingAudit(row)],
    audit: [{ what: 'scorecard.accepted', who: 'terminal', at: now(), onId: id, detail: { kind: 'audit' } }],
  })
  return { id, why: null }
}
