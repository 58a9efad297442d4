import { expect, test } from 'vitest'
import { listSpecificity } from '#app/services/codes/list-specificity.server.ts'
import type { Context } from '#app/services/context.server.ts'
import { aHospital } from '#tests/helpers/hospital.ts'
import { monthOf, type Row, rowsOf, Tally } from './recount.ts'

/*
 * The measures counted again from the raw tables, one encounter after the other, with nothing of the product's own counting: another path
 * to the same numbers.
 */
const HOUR = 3_600_000

/** The one that target-weight.test.ts and others look at too: it is filled once a run. */
const HOSPITAL = { seed: 'slow', encounters: 700, detail: 'full' } as const

/** For each edition: which codes leave something open, and which state what another code of their category leaves open. */
async function asked(context: Context, year: number) {
  const { codes } = await listSpecificity(context, year)
  const open = new Set<string>()
  const stated = new Set<string>()
  /** The axes that a code leaves open, and those on which it says what another one of its category leaves open. */
  const [leaves, says] = [new Map<string, Set<string>>(), new Map<string, Set<string>>()]
  const add = (to: typeof says, code: string, axes: readonly string[]) => {
    const known = to.get(code) ?? new Set<string>()
    for (const axis of axes) known.add(axis)
    to.set(code, known)
  }
  for (const { code, unspecified, alternatives, axes } of codes) {
    if (!unspecified || (code >= 'R' && !'ST'.includes(code.charAt(0)))) continue
    open.add(code)
    add(leaves, code, axes)
    for (const other of alternatives) {
      if (other.slice(0, 3) !== code.slice(0, 3)) continue
      stated.add(other)
      add(says, other, axes)
    }
  }
  return { open, isAsked: (code: string) => open.has(code) || stated.has(code), leaves, says }
}

/** Hours between discharge and final coding in which no query was out: minute by minute where one was. */
function ownHours(from: number, to: number, spans: readonly [number, number][]): number {
  const ends = [from, to, ...spans.flat()].filter((at) => at >= from && at <= to).sort((a, b) => a - b)
  let out = 0
  for (const [at, end] of ends.entries()) {
    const begin = ends[at - 1] ?? end
    if (spans.some(([start, stop]) => start <= begin && stop >= end)) out += end - begin
  }
  return (to - from - out) / HOUR
}

test('what is counted of queries is what a walk over every query finds', async () => {
  const { db } = await aHospital(HOSPITAL)
  const tally = new Tally()
  const answers = new Map(
    rowsOf(db, 'select * from answers where taken_back_at is null').map((row) => [row.query_id, row]),
  )
  const outcomes = new Map(rowsOf(db, 'select * from reconciliations').map((row) => [row.query_id, row]))
  const events = rowsOf(db, 'select query_id, kind from query_events')
  const has = (query: Row, kind: string) => events.some((event) => event.query_id === query.id && event.kind === kind)
  for (const query of rowsOf(db, 'select * from queries where sent_at is not null and provider_id is not null')) {
    const add = (what: string, is: boolean) =>
      is && tally.add(`${query.provider_id} ${monthOf(Number(query.sent_at))} ${what}`)
    if (query.state === 'withdrawn' && query.viewed_at === null) {
      add('unseen', true)
      continue
    }
    const answer = answers.get(query.id)
    const isValidation = JSON.parse(String(query.wording)).purpose === 'clinical-validation'
    const gist = answer ? String(answer.gist) : ''
    add('sent', true)
    add('withdrawn', query.state === 'withdrawn')
    add('expired', query.state === 'expired')
    add('redirected', has(query, 'redirected'))
    add('asked_back', has(query, 'info-asked'))
    add('answered', answer !== undefined)
    add('hasty', query.viewed_at !== null && Number(answer?.signed_at) - Number(query.viewed_at) < 10_000)
    add('other', gist === 'other' && !isValidation)
    add('not_clinical', ['ruled-out', 'no', 'not-significant'].includes(gist) && !isValidation)
    add('confirmed', ['diagnosis', 'yes', 'words'].includes(gist) && isValidation)
    add('ruled_out', ['ruled-out', 'no', 'not-significant'].includes(gist) && isValidation)
    add('removed', outcomes.get(query.id)?.outcome === 'diagnosis-removed')
  }
  const names =
    'sent unseen withdrawn expired redirected asked_back answered hasty other not_clinical confirmed ruled_out removed'.split(
      ' ',
    )
  const kept = new Tally()
  for (const row of rowsOf(db, "select * from month_providers where timing = 'all' and payer = 'all'"))
    for (const name of names) kept.add(`${row.provider_id} ${row.month} ${name}`, Number(row[name]))
  expect(kept.sorted()).toEqual(tally.sorted())
  expect(tally.counts.size).toBeGreaterThan(80)
}, 240_000)

test('codes left open, reviews and time to final coding are what a walk over every stay finds', async () => {
  const context = await aHospital(HOSPITAL)
  const { db } = context
  const [stays, spread, gaps, own] = [new Tally(), new Tally(), new Tally(), new Tally()]
  const editions = new Map<number, ReturnType<typeof asked>>()
  const reviewers = new Set(rowsOf(db, 'select id from users where roles like \'%"cdi"%\'').map(({ id }) => id))
  const views = rowsOf(db, "select who, at, on_id from audit_entries where what = 'chart.viewed'")
  for (const stay of rowsOf(db, "select * from encounters where coding_state = 'final'")) {
    const lines = rowsOf(db, `select * from coded_lines where encounter_id = '${stay.id}' order by sequence`)
    const [attending] = rowsOf(
      db,
      `select provider_id from encounter_providers where encounter_id = '${stay.id}' and part = 'attending' order by 1`,
    )
    const queries = rowsOf(
      db,
      `select * from queries where encounter_id = '${stay.id}' and sent_at is not null order by sent_at, id`,
    )
    if (lines.length === 0 || !attending) continue
    const month = monthOf(Number(stay.end_at ?? stay.start_at))
    const year = Number(String(lines[0]?.release).slice(8, 12))
    const edition = editions.get(year) ?? asked(context, year)
    editions.set(year, edition)
    const { open, isAsked, leaves, says } = await edition
    const before = queries
      .map(
        ({ id }) =>
          rowsOf(db, `select lines_before from query_versions where query_id = '${id}' order by number limit 1`)[0],
      )
      .map((row) => (row ? (JSON.parse(String(row.lines_before)) as { code: string }[]) : []))
      .find((list) => list.length > 0)
    const coded = lines.map(({ code }) => String(code))
    const families = new Set((before ?? []).map(({ code }) => code.slice(0, 3)))
    // What an answer brought into a coding that was already begun is the answer's.
    const brought = rowsOf(
      db,
      `select distinct l.value ->> 'code' as code from reconciliations r join queries q on q.id = r.query_id, json_each(r.lines_after) l
       where q.encounter_id = '${stay.id}' and r.outcome <> 'no-change' and json_array_length(r.lines_before) > 0
         and l.value ->> 'code' not in (select b.value ->> 'code' from json_each(r.lines_before) b)`,
    ).map(({ code }) => code)
    const first = [
      ...(before ?? []).map(({ code }) => code),
      ...coded.filter((code) => !families.has(code.slice(0, 3)) && !brought.includes(code)),
    ]
    const add = (what: string, n: number) => stays.add(`${attending.provider_id} ${month} ${what}`, n)
    const askable = first.filter(isAsked).length
    add('askable', askable)
    const leftOpen = first.filter((code) => open.has(code)).length
    add('open', leftOpen)
    add('askable_unasked', queries.length === 0 ? askable : 0)
    add('open_unasked', queries.length === 0 ? leftOpen : 0)
    add('open_after', Math.min(askable, coded.filter((code) => open.has(code)).length))
    const codedAt = Math.max(...lines.map((line) => Number(line.coded_at)))
    const isSeen = views.some(
      (view) => view.on_id === stay.id && reviewers.has(String(view.who)) && Number(view.at) <= codedAt,
    )
    add('reviewed', queries.length > 0 || isSeen ? 1 : 0)
    for (const code of first.filter(isAsked)) gaps.add(`${attending.provider_id} ${code.slice(0, 3)} lines`)
    for (const code of first.filter((one) => open.has(one)))
      gaps.add(`${attending.provider_id} ${code.slice(0, 3)} open`)
    const axesOf = (code: string, of: ReadonlyMap<string, Set<string>>) => [...(of.get(code) ?? [])]
    const told = new Set<string>()
    for (const code of first) {
      const [left, said] = [axesOf(code, leaves), axesOf(code, says)]
      for (const axis of new Set([...left, ...said])) {
        gaps.add(`${attending.provider_id} ${code.slice(0, 3)} ${axis} lines`)
        told.add(`${code.slice(0, 3)} ${axis}`)
      }
      for (const axis of left) gaps.add(`${attending.provider_id} ${code.slice(0, 3)} ${axis} open`)
    }
    for (const code of coded)
      for (const axis of axesOf(code, leaves))
        if (told.has(`${code.slice(0, 3)} ${axis}`))
          gaps.add(`${attending.provider_id} ${code.slice(0, 3)} ${axis} open_after`)
    if (stay.end_at === null) continue
    const hours = Math.max(0, (codedAt - Number(stay.end_at)) / HOUR)
    const step = hours <= 240 ? 6 : 24
    spread.add(String(Math.min(2400, Math.max(step, Math.ceil(hours / step) * step))))
    const spans = queries.map(({ id, sent_at: sentAt, ended_at: endedAt }): [number, number] => {
      const [answer] = rowsOf(db, `select signed_at from answers where query_id = '${id}' and taken_back_at is null`)
      return [Number(sentAt), Number(answer?.signed_at ?? endedAt ?? codedAt)]
    })
    const alone = Math.max(0, ownHours(Number(stay.end_at), codedAt, spans))
    const wide = alone <= 240 ? 6 : 24
    own.add(String(Math.min(2400, Math.max(wide, Math.ceil(alone / wide) * wide))))
  }
  const kept = new Tally()
  for (const row of rowsOf(
    db,
    `select *, askable - askable_asked as askable_unasked, open - open_asked as open_unasked from provider_months
     where timing = 'all' and payer = 'all'`,
  ))
    for (const name of ['askable', 'open', 'open_after', 'reviewed', 'askable_unasked', 'open_unasked'])
      kept.add(`${row.provider_id} ${row.month} ${name}`, Number(row[name]))
  expect(kept.sorted()).toEqual(stays.sorted())
  const keptGaps = new Tally()
  for (const row of rowsOf(db, "select * from month_gaps where axis = 'any' and payer = 'all'"))
    for (const name of ['lines', 'open']) keptGaps.add(`${row.provider_id} ${row.family} ${name}`, Number(row[name]))
  const axes = rowsOf(db, "select * from month_gaps where axis <> 'any' and payer = 'all'")
  expect(axes.length).toBeGreaterThan(40)
  for (const row of axes)
    for (const name of ['lines', 'open', 'open_after'])
      keptGaps.add(`${row.provider_id} ${row.family} ${row.axis} ${name}`, Number(row[name]))
  expect(keptGaps.sorted()).toEqual(gaps.sorted())
  const keptOwn = new Tally()
  for (const row of rowsOf(db, "select bucket, n from month_spreads where kind = 'own-turnaround'"))
    keptOwn.add(String(Number(row.bucket)), Number(row.n))
  expect(keptOwn.sorted()).toEqual(own.sorted())
  const keptSpread = new Tally()
  for (const row of rowsOf(db, "select bucket, n from month_spreads where kind = 'turnaround'"))
    keptSpread.add(String(Number(row.bucket)), Number(row.n))
  expect(keptSpread.sorted()).toEqual(spread.sorted())
  const visits = rowsOf(db, "select count(*) as n from procedures where coding ->> 'code' like '992%'")[0]
  const told = rowsOf(db, "select sum(n) as n from month_spreads where kind = 'em'")[0]
  expect(told?.n).toBe(visits?.n)
}, 240_000)
