import { type RetentionPolicy, type WhyStays, whyStays, yearsAfter } from '#app/domain/keeping/retention.ts'
import { HOUSE_CLASS, whyKept } from '#app/domain/query/retention.ts'
import { listOldStays } from '#db/purge.ts'
import type { Context } from '../context.server.ts'
import { retentionPolicy } from './policy.server.ts'

const PIECE = 500
type OldStay = Awaited<ReturnType<typeof listOldStays>>[number]
export type Due = { id: string; patientId: string; endAt: Date | null; queryIds: string[] }
export type Plan = { due: number; queries: number; kept: Partial<Record<WhyStays, number>>; first: Due[] }

function decide(stay: OldStay, policy: RetentionPolicy, today: string): WhyStays | null {
  const queries = stay.queries.map(({ endedAt, retentionClass, holdId, state }) =>
    state === 'draft' || state === 'in-review'
      ? null
      : whyKept({ endedAt, retentionClass: retentionClass ?? HOUSE_CLASS, isHeld: holdId !== null }, today),
  )
  return whyStays({ endAt: stay.endAt, birthOn: stay.birthOn, isHeld: stay.holdId !== null, queries }, policy, today)
}

/** Walks the stays that are old enough to be asked about, and tells of each whether it is due. Reads only. */
export async function* walkOldStays(
  context: Pick<Context, 'db' | 'now'>,
): AsyncGenerator<{ due: Due; why: WhyStays | null }> {
  const policy = await retentionPolicy(context)
  const today = context.now().toISOString().slice(0, 10)
  const before = new Date(`${yearsAfter(today, -policy.chartYears)}T00:00:00Z`)
  for (let after = ''; ; ) {
    const stays = await listOldStays(context.db, before, after, PIECE)
    for (const stay of stays) {
      const { id, patientId, endAt } = stay
      yield { due: { id, patientId, endAt, queryIds: stay.queries.map((q) => q.id) }, why: decide(stay, policy, today) }
    }
    after = stays.at(-1)?.id ?? after
    if (stays.length < PIECE) return
    await new Promise((done) => setImmediate(done))
  }
}

/** A dry run: what a purge would take now, and what stays although it is old, by reason. */
export async function planPurge(context: Pick<Context, 'db' | 'now'>): Promise<Plan> {
  const plan: Plan = { due: 0, queries: 0, kept: {}, first: [] }
  for await (const { due, why } of walkOldStays(context)) {
    if (why) {
      plan.kept[why] = (plan.kept[why] ?? 0) + 1
      continue
    }
    plan.due++
    plan.queries += due.queryIds.length
    if (plan.first.length < 50) plan.first.push(due)
  }
  return plan
}
