import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { beforeAndAfter } from '#app/domain/education/before-after.ts'
import { effectOf } from '#app/domain/education/effect/effect.ts'
import { eventStudy, type Lead } from '#app/domain/education/effect/event-study.ts'
import { type ProgramRow, programOf } from '#app/domain/education/effect/program.ts'
import { amongProviders } from '#app/domain/education/effect/units.ts'
import {
  type Attended,
  type GapMonth,
  programRows,
  type Quarter,
  quartersOf,
  taughtFrom,
} from '#app/domain/education/session-program.ts'
import { lastMatured, monthOf, quarterText } from '#app/domain/scorecard/measures/month.ts'
import type { Db } from '#db/client.ts'
import { listGapMonths, monthsOfGaps } from '#db/education-facts.ts'
import { listAttended } from '#db/education-people.ts'
import { readPositions } from '#db/roll-ups.ts'
import type { Context } from '../context.server.ts'
import { labelOf } from './family-label.server.ts'

/** The sessions whose teaching is asked about together: every question about an effect is one of these. */
export type EffectScope = readonly string[]
export type EffectsAsked = { scopes: readonly EffectScope[]; at: Date }
export type EffectSeries = { name: 'taught' | 'colleagues' | 'other-families'; quarters: Quarter[] }
/** The panel reaches three years back at most; the event study a year to either side. */
const MOST_MONTHS = 36
const LEADS = 12

const quarterOf = (at: Date): string => quarterText(Math.floor(monthOf(at) / 3))

/** Coded lines by month, and a sign of what stands in them. */
type Facts = { rows: GapMonth[]; sign: string }
const keptFacts = new WeakMap<Db, { of: string; facts: Promise<Facts> }>()

/** Read again when the roll-ups have moved. */
async function factsOf(db: Db, at: Date): Promise<Facts> {
  const of = `${lastMatured(at)} ${await readPositions(db)}`
  const kept = keptFacts.get(db)
  if (kept?.of === of) return kept.facts
  const facts = readGapMonths(db, lastMatured(at)).then((rows) => ({ rows, sign: signOf(rows) }))
  keptFacts.set(db, { of, facts })
  facts.catch(() => keptFacts.delete(db))
  return facts
}

function signOf(rows: readonly GapMonth[]): string {
  const hash = createHash('sha256')
  for (const { providerId, month, family, lines, open } of rows)
    hash.update(`${providerId} ${month} ${family} ${lines} ${open}\n`)
  return hash.digest('base64')
}

async function readGapMonths(db: Db, matured: number): Promise<GapMonth[]> {
  const known = await monthsOfGaps(db)
  const to = Math.min(matured, known?.to ?? 0)
  return known ? listGapMonths(db, Math.max(known.from, to - MOST_MONTHS + 1), to) : []
}

/** The effect of each scope, one after the other with a breath between. It takes some tenths of a second each: see `effectsOf`. */
export async function reckonEffects({ db }: Pick<Context, 'db'>, { scopes, at }: EffectsAsked): Promise<EffectFound[]> {
  const [{ rows, sign }, attended] = [await factsOf(db, at), await listAttended(db)]
  const found: EffectFound[] = []
  for (const scope of scopes) {
    found.push(remembered([sign, attended, scope], () => effectWithin(rows, attended, scope)))
    await setImmediate()
  }
  return found
}

const KEPT = 64
const kept = new Map<string, EffectFound>()

/** What the same facts gave is kept: months that are over seldom change while others do. */
function remembered(of: unknown[], reckon: () => EffectFound): EffectFound {
  const key = createHash('sha256').update(JSON.stringify(of)).digest('base64')
  const found = kept.get(key) ?? reckon()
  kept.delete(key)
  kept.set(key, found)
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT) break
    kept.delete(oldest)
  }
  return found
}

/** Whether the teaching of a scope did what it was for: the verdict, the figure's series, and the leads. */
function effectWithin(rows: readonly GapMonth[], attended: readonly Attended[], sessions: EffectScope) {
  const asked = new Set(sessions)
  const scope = ({ sessionId }: { sessionId: string }) => asked.has(sessionId)
  const within = attended.filter(scope)
  const families = new Set(within.map(({ family }) => family))
  const taught = taughtFrom(attended, scope)
  const program = programRows(rows, taught, families)
  const here = new Set(within.map(({ family, providerId }) => `${family} ${providerId}`))
  const people = new Set(within.map(({ providerId }) => providerId))
  const built = programOf(program)
  const effect = effectOf(built)
  const leads = effect.estimate === null ? [] : eventStudy(amongProviders(built))
  return {
    ...{
      effect,
      leads: nearLeads(leads, LEADS / built.together),
      leadMonths: built.together,
      attendees: people.size,
      sessions: new Set(within.map(({ sessionId }) => sessionId)).size,
    },
    labels: [...families].map(labelOf).sort(),
    heldIn: [...new Set(within.map(({ startAt }) => quarterOf(startAt)))].sort(),
    series: seriesOf(program, families, here, people),
    counts: beforeAndAfter(program, families, ({ family, provider }) => here.has(`${family} ${provider}`)),
    people: [...people],
  }
}
export type EffectFound = ReturnType<typeof effectWithin>

const nearLeads = (leads: readonly Lead[], reach: number): Lead[] =>
  leads.filter(({ since }) => since >= -reach && since < reach)

function seriesOf(
  rows: readonly ProgramRow[],
  families: ReadonlySet<string>,
  here: ReadonlySet<string>,
  people: ReadonlySet<string>,
): EffectSeries[] {
  const isSubject = (row: ProgramRow) => families.has(row.family)
  const isHere = (row: ProgramRow) => here.has(`${row.family} ${row.provider}`)
  return [
    { name: 'taught', quarters: quartersOf(rows, (row) => isSubject(row) && isHere(row)) },
    { name: 'colleagues', quarters: quartersOf(rows, (row) => isSubject(row) && !isHere(row)) },
    { name: 'other-families', quarters: quartersOf(rows, (row) => !isSubject(row) && people.has(row.provider)) },
  ]
}
