import type { OpenQuestion } from '#app/domain/payment/answer-worth.ts'
import { rankedByStake, type Stake, stakeOf } from '#app/domain/payment/stakes.ts'
import type { Context } from '../context.server.ts'
import { type ChartOfStay, readExpectations } from './read-working-drg.server.ts'

/** How many stays are looked at in one call: a page of the work list, at most a few. */
const MOST = 200

/**
 * Stays by how far their open questions could move them, either way, the widest span first: for the coder's work list alone.
 */
export async function rankStays(
  context: Pick<Context, 'db' | 'now'>,
  stays: readonly { chart: ChartOfStay; questions: readonly OpenQuestion[] }[],
): Promise<Stake[]> {
  const stakes: Stake[] = []
  for (const { chart, questions } of stays.slice(0, MOST)) {
    const expected = await readExpectations(context, chart, questions)
    stakes.push(stakeOf(chart.encounter.id, expected?.questions ?? []))
  }
  return rankedByStake(stakes)
}
