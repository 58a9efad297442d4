import { POA_INDICATORS } from '#app/domain/encounter/chart.ts'
import { groupingAfter, weightEffects } from '#app/domain/payment/answer-worth.ts'
import { patientStatusOf } from '#app/domain/payment/disposition.ts'
import type { DrgTables } from '#app/domain/payment/drg-tables.ts'
import { type Line, type Recoding, recodingBetween } from '#app/domain/payment/recoding.ts'
import { drgFamilies, isOutlierDrg } from '#app/domain/scorecard/measures/drg-family.ts'
import type { DrgOf, EncounterFacts } from '#app/domain/scorecard/measures/facts.ts'
import { firstLines } from '#app/domain/scorecard/measures/first-lines.ts'
import { payerOf } from '#app/domain/scorecard/measures/payer.ts'
import type { ScorecardFacts } from '#db/scorecard-facts.ts'
import { queryFacts } from './query-facts.server.ts'

type Stay = ScorecardFacts['stays'][number]
type Asked = ScorecardFacts['asked'][number]
type Reconciled = ScorecardFacts['reconciled'][number]
/** The facts of a batch, by encounter and by query. */
export type Sorted = {
  stays: Map<string, Stay>
  attendings: Map<string, ScorecardFacts['attendings']>
  lines: Map<string, ScorecardFacts['lines']>
  asked: Map<string, Asked[]>
  versions: Map<string, ScorecardFacts['versions']>
  events: Map<string, ScorecardFacts['events']>
  signed: Map<string, ScorecardFacts['signed']>
  reconciled: Map<string, Reconciled[]>
  notes: Map<string, ScorecardFacts['notes']>
  visits: Map<string, ScorecardFacts['visits']>
  claims: Map<string, ScorecardFacts['claims']>
  levels: Map<string, ScorecardFacts['levels'][number]>
  reviews: Map<string, ScorecardFacts['reviews']>
}

/** Rows by what they belong to, each list in the order in which they came. */
export function by<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const found = new Map<string, T[]>()
  for (const row of rows) {
    const list = found.get(keyOf(row))
    if (list) list.push(row)
    else found.set(keyOf(row), [row])
  }
  return found
}

/** Facts as they were read, sorted by what they belong to. */
export const sorted = (facts: ScorecardFacts): Sorted => ({
  stays: new Map(facts.stays.map((stay) => [stay.id, stay])),
  attendings: by(facts.attendings, ({ encounterId }) => encounterId),
  lines: by(facts.lines, ({ encounterId }) => encounterId),
  asked: by(facts.asked, ({ encounterId }) => encounterId),
  versions: by(facts.versions, ({ queryId }) => queryId),
  events: by(facts.events, ({ queryId }) => queryId),
  signed: by(facts.signed, ({ queryId }) => queryId),
  reconciled: by(facts.reconciled, ({ queryId }) => queryId),
  notes: by(facts.notes, ({ queryId }) => queryId),
  visits: by(facts.visits, ({ encounterId }) => encounterId),
  claims: by(facts.claims, ({ encounterId }) => encounterId),
  levels: new Map(facts.levels.map((row) => [row.encounterId, row])),
  reviews: by(facts.reviews, ({ encounterId }) => encounterId),
})

/** Dispositions that say that the patient died in the stay. */
const DIED: ReadonlySet<string> = new Set(['expired', 'died', '20'])

const YEAR_MS = 365.2425 * 86_400_000
type Told = Pick<Line, 'code' | 'position'> & { presentOnAdmission: string | null }
const bare = ({ code, position, presentOnAdmission: told }: Told): Line => ({
  code,
  position,
  presentOnAdmission: POA_INDICATORS.find((known) => known === told) ?? null,
})

/** Of the facts, what the coding before and after queries is told from; and the queries in the order of their sending. */
type Codings = {
  versions: ReadonlyMap<string, readonly { linesBefore: Told[] }[]>
  reconciled: ReadonlyMap<string, readonly Reconciled[]>
}
type Sent = readonly { id: string }[]

/** The lines as the notes alone gave them: as they stand, without what was asked for and what the answers brought. */
export const linesFromNotes = (facts: Codings, asked: Sent, now: readonly Told[]): Line[] =>
  firstLines(linesWhenAsked(facts, asked), now.map(bare), broughtBy(facts, asked))

/** The lines at the first sending; none where nothing was coded yet. */
function linesWhenAsked(facts: Pick<Codings, 'versions'>, asked: Sent): Line[] {
  for (const { id } of asked) {
    const [first] = facts.versions.get(id) ?? []
    if (first && first.linesBefore.length > 0) return first.linesBefore.map(bare)
  }
  return []
}

/** Codes that stand since an answer was reconciled and did not before; none where nothing was coded before it. */
function broughtBy(facts: Pick<Codings, 'reconciled'>, asked: Sent): Set<string> {
  const closed = asked
    .flatMap(({ id }) => facts.reconciled.get(id) ?? [])
    .filter(({ outcome, linesBefore }) => outcome !== 'no-change' && linesBefore.length > 0)
  return new Set(
    closed.flatMap(({ linesBefore, linesAfter }) => {
      const before = new Set(linesBefore.map(({ code }) => code))
      return linesAfter.map(({ code }) => code).filter((code) => !before.has(code))
    }),
  )
}

/** What each reconciled answer did to the lines, one after the other: each begins where the one before ended. */
function recodingsOf(facts: Sorted, asked: readonly Asked[], start: readonly Line[]): Recoding[] {
  const closed = asked
    .flatMap(({ id }) => facts.reconciled.get(id) ?? [])
    .sort((a, b) => a.at.getTime() - b.at.getTime() || (a.queryId < b.queryId ? -1 : 1))
  let before = start
  return closed.map(({ queryId, outcome, linesAfter }) => {
    const after = outcome === 'no-change' ? before : linesAfter.map(bare)
    const recoding = recodingBetween(queryId, before, after)
    before = after
    return recoding
  })
}

/** A stay as grouping sees it, without its codes. */
export const restOf = ({ birthOn, sex, disposition, encoderDrg, startAt }: Stay) => ({
  ageYears: birthOn === null ? null : Math.floor((startAt.getTime() - Date.parse(birthOn)) / YEAR_MS),
  sex: sex === 'female' || sex === 'male' ? sex : null,
  disposition: patientStatusOf(disposition),
  encoderDrg,
})

/** The last line that was coded tells who coded the encounter, and when. */
function codingOf(lines: ScorecardFacts['lines']): EncounterFacts['coding'] {
  const last = lines.reduce<(typeof lines)[number] | null>(
    (latest, line) => (latest && latest.codedAt >= line.codedAt ? latest : line),
    null,
  )
  return last && { by: last.codedBy, at: last.codedAt }
}

/** An encounter with all that scorecards count of it; null for one that is no longer there. */
export function encounterFacts(facts: Sorted, id: string, tables: DrgTables | null): EncounterFacts | null {
  const stay = facts.stays.get(id)
  if (!stay) return null
  const asked = facts.asked.get(id) ?? []
  const final = (facts.lines.get(id) ?? []).map(bare)
  const coding = codingOf(facts.lines.get(id) ?? [])
  const reviews = facts.reviews.get(id) ?? []
  const whenAsked = linesWhenAsked(facts, asked)
  const first = linesFromNotes(facts, asked, final)
  const isInpatient = stay.class === 'inpatient'
  const drgOf = (lines: readonly Line[]): DrgOf | null => {
    const grouping = tables && isInpatient ? groupingAfter(tables, lines, [], restOf(stay)) : null
    const row = grouping?.drg ? tables?.drgs.get(grouping.drg) : undefined
    if (!tables || !row || grouping?.weightX10000 == null) return null
    const { weightX10000, severity } = grouping
    return { weightX10000, severity, family: drgFamilies(tables).get(row.drg) ?? null, isOutlier: isOutlierDrg(row) }
  }
  const recodings = recodingsOf(facts, asked, whenAsked)
  const effects =
    tables && isInpatient && recodings.length > 0
      ? weightEffects(tables, whenAsked, recodings, restOf(stay)).answers
      : []
  const shares = new Map(effects.map((effect) => [effect.id, effect.share]))
  return {
    id,
    facilityId: stay.facilityId,
    attendingId: facts.attendings.get(id)?.[0]?.providerId ?? null,
    class: stay.class,
    payer: payerOf(stay.payer),
    paidBy: stay.payer,
    at: stay.endAt ?? stay.startAt,
    endAt: stay.endAt,
    isFinal: stay.codingState === 'final',
    levels: facts.levels.get(id) ?? null,
    hasDied: DIED.has((stay.disposition ?? '').toLowerCase()),
    coding,
    wasReviewed: asked.length > 0 || reviews.some(({ at }) => coding === null || at <= coding.at.getTime()),
    reviews: reviews.map(({ by: reviewer, at }) => ({ by: reviewer, at: new Date(at) })),
    visitCodes: (facts.visits.get(id) ?? []).map(({ code }) => code),
    first,
    final,
    drgFirst: drgOf(first),
    drgFinal: drgOf(final),
    queries: asked.flatMap((query) => queryFacts(facts, query, shares.get(query.id) ?? null)),
    claims: (facts.claims.get(id) ?? []).map(({ billedMonth, denial }) => ({
      billedMonth,
      isDenied: denial !== null && denial !== 'other',
    })),
  }
}
