import type { AnswerEffect } from '#app/domain/payment/effect.ts'
import { type ExpectedDrg, expectedDrgs } from '#app/domain/payment/expected-drgs.ts'
import type { PaymentRefusal } from '#app/domain/payment/ipps.ts'
import type { Line, Recoding } from '#app/domain/payment/recoding.ts'
import type { Context } from '../context.server.ts'
import { pricerOf } from './price-stay.server.ts'
import {
  type ChartOfStay,
  readAnswerEffects,
  readExpectations,
  readWorkingDrg,
  type WorkingDrg,
} from './read-working-drg.server.ts'

type Question = { id: string; label: string; outcomes: readonly (Recoding & { label: string })[]; unknown: string[] }
type Answers = { before: readonly Line[]; recodings: readonly (Recoding & { label: string })[] }
/** The payment side of a chart: its working DRG, where open questions may lead it, and what closed answers did. */
export type ChartWorth = {
  working: WorkingDrg
  questions: { id: string; label: string; unknown: string[]; expected: ExpectedDrg[] }[]
  effects: { total: number | null; answers: (AnswerEffect & { label: string })[] } | null
  /** What the working DRG pays by the kept rate, in cents; null beside the reason. Outliers and transfers are left out. */
  paid: { cents: number | null; why: PaymentRefusal | null; payer: string | null } | null
}

/** The payment side of a chart; null for what is no inpatient stay. The caller, who may know queries, says what was asked and answered. */
export async function readChartWorth(
  context: Pick<Context, 'db' | 'now'>,
  chart: ChartOfStay,
  asked: { questions: readonly Question[]; answers: Answers | null },
): Promise<ChartWorth | null> {
  if (chart.encounter.class !== 'inpatient') return null
  const working = await readWorkingDrg(context, chart)
  const expected = working.grouping ? await readExpectations(context, chart, asked.questions) : null
  const { answers } = asked
  const effects = answers && (await readAnswerEffects(context, chart, answers.before, answers.recodings))
  const labels = new Map(answers?.recodings.map(({ id, label }) => [id, label]))
  const paid = working.grouping?.drg ? await paidFor(context, chart, working.grouping.weightX10000) : null
  return {
    working,
    paid,
    questions: asked.questions.map(({ id, label, unknown }) => {
      const outcomes = expected?.questions.find((one) => one.id === id)?.outcomes ?? []
      return { id, label, unknown, expected: expectedDrgs(outcomes) }
    }),
    effects: effects && {
      total: effects.total,
      answers: effects.answers.map((one) => ({ ...one, label: labels.get(one.id) ?? '' })),
    },
  }
}

async function paidFor(
  { db, now }: Pick<Context, 'db' | 'now'>,
  { encounter }: ChartOfStay,
  weightX10000: number | null,
) {
  const { facilityId, payer, endAt } = encounter
  const day = (endAt ?? now()).toISOString().slice(0, 10)
  const paid = (await pricerOf(db, { facilityId, payer, day }))(weightX10000)
  return paid.ok ? { cents: paid.value.totalCents, why: null, payer } : { cents: null, why: paid.error, payer }
}
