import type { AuditEntry } from '#app/domain/audit/entry.ts'
import type { CodedLine } from '#app/domain/encounter/chart.ts'
import type { WorklistFilter } from '#app/domain/encounter/worklist.ts'
import type { User } from '#app/domain/identity/role.ts'
import type { OpenQuestion } from '#app/domain/payment/answer-worth.ts'
import type { Stake } from '#app/domain/payment/stakes.ts'
import { findEncounter, findPatient } from '#db/charts.ts'
import { listLinesOf } from '#db/code-uses.ts'
import { commit } from '#db/commit.ts'
import { listWorklist } from '#db/worklist.ts'
import { billableCodes } from '../codes/billable-codes.server.ts'
import { today } from '../codes/code-sets.server.ts'
import { titlesOf } from '../codes/titles.server.ts'
import type { Context } from '../context.server.ts'
import { codesAsked, listOpenQuestions, questionsOfLines } from '../encounter/chart-questions.server.ts'
import { type Opportunity, opennessOf } from '../encounter/list-opportunities.server.ts'
import { rankStays } from './rank-stays.server.ts'
import type { ChartOfStay } from './read-working-drg.server.ts'

/** A stay of the work list with how far its open questions could move it, and how many there are. */
export type ValuedStay = {
  id: string
  patientName: string
  startAt: Date
  endAt: Date | null
  service: string | null
  openQueries: number
  questions: number
  stake: Stake
}

/** Only so many of the newest open stays are looked at: the page says so. */
export const MOST_VALUED = 200

type Stay = { chart: ChartOfStay; questions: OpenQuestion[] }

/** The open inpatient stays of a filter, the newest two hundred, those first whose open questions could move them furthest, either way. */
export async function readWorklistByValue(context: Context, user: User, filter: WorklistFilter): Promise<ValuedStay[]> {
  const { db, now } = context
  const rows = await listWorklist(db, { ...filter, sort: 'newest', class: 'inpatient' }, null, MOST_VALUED)
  const seen: AuditEntry = {
    what: 'worklist.viewed',
    who: user.id,
    at: now(),
    detail: { view: 'value', rows: rows.length },
  }
  await commit(db, { writes: [], audit: [seen] })
  const lines = await listLinesOf(
    db,
    rows.map(({ id }) => id),
  )
  const all = [...lines.values()].flat()
  const openness = await opennessOf(context, all)
  const alternatives = all.flatMap(({ code, release }) =>
    (openness.get(code)?.alternatives ?? []).map((one) => ({ code: one, release })),
  )
  const titles = await titlesOf(context, [...all, ...alternatives])
  const stays: Stay[] = []
  for (const { id, openQueries } of rows) {
    const own = lines.get(id) ?? []
    if (own.length === 0) continue
    const open = own.flatMap((line) => opportunityOf(line, openness, titles))
    const asked = openQueries > 0 ? await askedOf(context, id, own, open) : []
    const lineQuestions = questionsOfLines(own, open)
    const chart = await chartOf(context, id, own)
    if (chart) stays.push({ chart, questions: [...asked, ...lineQuestions] })
  }
  const questions = new Map(stays.map(({ chart, questions: open }) => [chart.encounter.id, open.length]))
  return (await rankStays(context, stays)).flatMap((stake) => {
    const row = rows.find(({ id }) => id === stake.encounterId)
    if (!row) return []
    const { id, patientName, startAt, endAt, service, openQueries } = row
    return [{ id, patientName, startAt, endAt, service, openQueries, questions: questions.get(id) ?? 0, stake }]
  })
}

async function askedOf(
  context: Context,
  encounterId: string,
  lines: readonly CodedLine[],
  open: readonly Opportunity[],
) {
  const billable = await billableCodes(context, await codesAsked(context, encounterId), today(context))
  return listOpenQuestions(context, encounterId, lines, {
    isBillable: (code) => billable.has(code),
    titled: open.flatMap(({ alternatives }) => alternatives),
  })
}

/** What the ranking needs of an opportunity; its notes are read on the chart page alone. */
function opportunityOf(
  { code, release }: CodedLine,
  openness: Awaited<ReturnType<typeof opennessOf>>,
  titles: ReadonlyMap<string, string>,
): Opportunity[] {
  const open = openness.get(code)
  if (!open) return []
  const alternatives = open.alternatives.map((one) => ({ code: one, title: titles.get(one) ?? '' }))
  return [{ code, release, title: titles.get(code) ?? '', isFromClaim: false, axes: open.axes, alternatives, said: [] }]
}

async function chartOf({ db }: Context, id: string, lines: readonly CodedLine[]): Promise<ChartOfStay | null> {
  const encounter = await findEncounter(db, id)
  const patient = encounter && (await findPatient(db, encounter.patientId))
  return encounter && patient ? { encounter, patient, lines } : null
}
