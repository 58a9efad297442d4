import { z } from 'zod'
import { ENCOUNTER_CLASSES } from '#app/domain/encounter/chart.ts'
import { readMonth } from '#app/domain/scorecard/measures/month.ts'
import { commit } from '#db/commit.ts'
import { keepCdiHours, keepCoderHours, keepStandard } from '#db/hours.ts'
import { findUserByEmail } from '#db/users.ts'
import type { Context } from '../context.server.ts'
import { type Accepted, faultOf } from './accept.server.ts'

const email = z.string().min(3).max(200)
const Hours = z
  .object({
    coder: email.optional(),
    reviewer: email.optional(),
    month: z.string().refine((text) => readMonth(text) !== null, { message: 'is not like 2026-03' }),
    hours: z.number().min(0).max(744),
  })
  .refine(({ coder, reviewer }) => (coder === undefined) !== (reviewer === undefined), {
    message: 'Hours are of a coder or of a reviewer: give the one or the other',
  })
const Standard = z.object({ kind: z.enum(ENCOUNTER_CLASSES), perHour: z.number().min(0.01).max(1000) })

/** Takes in the productive hours of a coder, or of a CDI specialist, in a month. */
export async function acceptHours({ db, now }: Context, line: unknown): Promise<Accepted> {
  const read = Hours.safeParse(line)
  if (!read.success) return { id: null, why: faultOf(read.error) }
  const { coder, reviewer, month, hours } = read.data
  const id = coder ?? reviewer ?? ''
  const user = await findUserByEmail(db, id)
  const who = coder === undefined ? 'reviewer' : 'coder'
  if (!user) return { id, why: `No such ${who}: give the e-mail address of the account` }
  const row = { month: readMonth(month) ?? 0, minutes: Math.round(hours * 60), acceptedAt: now() }
  const write =
    who === 'coder' ? keepCoderHours({ ...row, coderId: user.id }) : keepCdiHours({ ...row, reviewerId: user.id })
  const detail = { kind: who === 'coder' ? 'hours' : 'cdi-hours', month }
  await commit(db, {
    writes: [write],
    audit: [{ what: 'scorecard.accepted', who: 'terminal', at: now(), onId: user.id, detail }],
  })
  return { id, why: null }
}

/** Takes in how many records of a kind the house expects in a productive hour. */
export async function acceptStandard({ db, now }: Context, line: unknown): Promise<Accepted> {
  const read = Standard.safeParse(line)
  if (!read.success) return { id: null, why: faultOf(read.error) }
  const { kind, perHour } = read.data
  const perHourX100 = Math.max(1, Math.round(perHour * 100))
  await commit(db, {
    writes: [keepStandard({ kind, perHourX100, acceptedAt: now() })],
    audit: [
      { what: 'scorecard.accepted', who: 'terminal', at: now(), onId: kind, detail: { kind: 'standard', perHourX100 } },
    ],
  })
  return { id: kind, why: null }
}
