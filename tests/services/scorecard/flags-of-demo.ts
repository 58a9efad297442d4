import type { Contribution } from '#app/domain/scorecard/measures/contribution.ts'
import { contributionOf } from '#app/domain/scorecard/measures/contribution.ts'
import { type Counts, noCounts, sumCounts } from '#app/domain/scorecard/measures/counts.ts'
import type { ClassGapSum } from '#app/domain/scorecard/measures/gaps.ts'
import { type Period, periodBefore } from '#app/domain/scorecard/measures/month.ts'
import { comparisonsOf, type StandsOut, standingOut } from '#app/domain/scorecard/measures/standing-out.ts'
import type { Context } from '#app/services/context.server.ts'
import { encounterFacts, sorted } from '#app/services/scorecard/encounter-facts.server.ts'
import { basisOf, knowledgeOf } from '#app/services/scorecard/knowledge.server.ts'
import { buildDemoHospital, type DemoEncounter } from '#db/seed/hospital.ts'
import { PROVIDERS } from '#db/seed/people.ts'

const SERVICES = new Map(PROVIDERS.map(({ id, specialty }) => [id, specialty]))

/** The facts of one encounter of the demo as the database would give them: none of it depends on having been written there. */
function factsOf({ encounter, patient, providers, lines, queries }: DemoEncounter) {
  const asked = queries
    .filter(({ query }) => query.sentAt !== null)
    .sort((a, b) => Number(a.query.sentAt) - Number(b.query.sentAt) || (a.query.id < b.query.id ? -1 : 1))
  return sorted({
    stays: [{ ...encounter, birthOn: patient.birthOn, sex: patient.sex }],
    attendings: providers.filter(({ part }) => part === 'attending'),
    lines,
    asked: asked.map(({ query }) => query),
    versions: asked.flatMap(({ versions }) => versions),
    events: asked.flatMap(({ events }) => events).filter(({ kind }) => kind === 'redirected' || kind === 'info-asked'),
    signed: asked.flatMap(({ answer }) => answer ?? []),
    reconciled: asked.flatMap(({ reconciliation }) => reconciliation ?? []),
    notes: [],
    visits: [],
    claims: [],
    levels: [],
    reviews: [],
  })
}

/** What every encounter of a demo hospital adds to the scorecards, counted by the product without a database between. */
export async function contributionsOfDemo(context: Context, seed: string, count: number): Promise<Contribution[]> {
  const knowledge = knowledgeOf(context, await basisOf(context.db))
  const hospital = buildDemoHospital({ seed, now: context.now(), encounters: count, detail: 'facts' })
  const found: Contribution[] = []
  for (const each of hospital.encounters()) {
    const facts = encounterFacts(factsOf(each), each.encounter.id, null)
    if (facts) found.push(contributionOf(facts, await knowledge.stanceOf(each.lines[0]?.release)))
  }
  return found
}

/** Who stands out in a period of those encounters, by the product's own comparison, as "okafor family N17". */
export function flagsAmong(all: readonly Contribution[], period: Period): string[] {
  const comparisons = (of: Period) => {
    const isIn = ({ month, payer }: { month: number; payer: string }) =>
      payer === 'all' && month >= of.from && month <= of.to
    const gaps = new Map<string, ClassGapSum>()
    const counts = new Map<string, Counts>()
    for (const one of all) {
      for (const row of one.gaps.filter(isIn)) {
        const key = [row.providerId, row.family, row.axis, row.class].join()
        const sum = gaps.get(key) ?? { ...row, lines: 0, open: 0, openAfter: 0 }
        gaps.set(key, { ...sum, lines: sum.lines + row.lines, open: sum.open + row.open })
      }
      for (const row of one.counts.filter((each) => isIn(each) && each.timing === 'all'))
        counts.set(row.providerId, sumCounts([counts.get(row.providerId) ?? noCounts(), row.counts]))
    }
    return comparisonsOf([...gaps.values()], counts, (id) => SERVICES.get(id) ?? '')
  }
  return standingOut(comparisons(periodBefore(period)), comparisons(period)).map(
    ({ provider, comparison }: StandsOut) => `${provider.slice('demo-p-'.length)} ${comparison}`,
  )
}
