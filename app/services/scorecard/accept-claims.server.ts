import { z } from 'zod'
import { DENIAL_KINDS, OUTCOMES } from '#app/domain/scorecard/measures/denials.ts'
import { monthOf } from '#app/domain/scorecard/measures/month.ts'
import { payerOf } from '#app/domain/scorecard/measures/payer.ts'
import { findEncounter } from '#db/charts.ts'
import { keepClaim } from '#db/claims.ts'
import { commit } from '#db/commit.ts'
import type { Context } from '../context.server.ts'
import { type Accepted, faultOf } from './accept.server.ts'

const dollars = z.number().min(0).max(100_000_000)
const Claim = z
  .object({
    claim: z.string().min(1).max(200),
    encounter: z.string().min(1).max(200),
    billed: z.iso.date(),
    amount: dollars,
    remitted: z.boolean(),
    denial: z.enum(DENIAL_KINDS).nullish(),
    denied: dollars.nullish(),
    outcome: z.enum(OUTCOMES).nullish(),
    lostWeight: z.number().min(0).max(100).nullish(),
  })
  .refine(({ denial, remitted }) => denial == null || remitted, { message: 'Only a remitted claim has a denial' })
  .refine(({ denial, denied }) => denial != null || !denied, { message: 'Denied dollars need a denial' })
  .refine(({ denied, amount }) => (denied ?? 0) <= amount, { message: 'More denied than billed' })
  .refine(({ denial, outcome }) => denial != null || outcome == null, { message: 'An outcome needs a denial' })
  .refine(({ outcome, lostWeight }) => outcome === 'lost' || !lostWeight, {
    message: 'Only a lost denial takes weight',
  })
const cents = (amount: number | null | undefined) => Math.round((amount ?? 0) * 100)

/** Takes in a claim as the billing system tells of it; a later line about the same claim takes the place of the earlier. */
export async function acceptClaim({ db, now }: Context, line: unknown): Promise<Accepted> {
  const read = Claim.safeParse(line)
  if (!read.success) return { id: null, why: faultOf(read.error) }
  const { claim: id, encounter: encounterId, billed, amount, remitted, denial, denied, outcome, lostWeight } = read.data
  const encounter = await findEncounter(db, encounterId)
  if (!encounter) return { id, why: 'No such encounter' }
  const row = {
    ...{ id, encounterId, facilityId: encounter.facilityId ?? '', payer: payerOf(encounter.payer) },
    ...{ dischargeMonth: monthOf(encounter.endAt ?? encounter.startAt), billedMonth: monthOf(new Date(billed)) },
    ...{ amountCents: cents(amount), isRemitted: remitted, denial: denial ?? null, deniedCents: cents(denied) },
    ...{ outcome: outcome ?? null, lostX10000: Math.round((lostWeight ?? 0) * 10_000), acceptedAt: now() },
  }
  await commit(db, {
    writes: [keepClaim(row)],
    changes: [{ topic: 'encounter', onId: encounterId }],
    audit: [
      {
        what: 'scorecard.accepted',
        who: 'terminal',
        at: now(),
        onId: encounterId,
        detail: { kind: 'claim', claim: id },
      },
    ],
  })
  return { id, why: null }
}
