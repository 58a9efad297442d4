import { expect, test } from 'vitest'
import { hccTablesOf } from '#app/services/payment/tables.server.ts'
import { readRisks } from '#app/services/scorecard/member-risks.server.ts'
import { readCoding } from '#app/services/scorecard/read-coding.server.ts'
import { aHospital } from '#tests/helpers/hospital.ts'
import { PEOPLE } from '#tests/helpers/query-ward.ts'
import { monthOf, type Row, rowsOf, Tally } from './recount.ts'

/* What slow-recount.test.ts and slow-recount-weights.test.ts leave: risk categories, waits, visits, coders, what is found in the record. */
const HOUR = 3_600_000
const manager = { ...PEOPLE.max, facilityIds: ['*'] }

/** The one that target-weight.test.ts and others look at too: it is filled once a run. */
const HOSPITAL = { seed: 'slow', encounters: 700, detail: 'full' } as const

test('risk categories documented again, new and unsupported, and mean scores, are what a walk over every member finds', async () => {
  const context = await aHospital({ seed: 'members', encounters: 900, detail: 'facts' })
  const { db } = context
  const [slow, years] = [new Tally(), new Map<number, Row[]>()]
  const lines = rowsOf(
    db,
    `select e.patient_id, coalesce(e.end_at, e.start_at) as at, l.code, l.stage from coded_lines l join encounters e on e.id = l.encounter_id`,
  ).map((row) => ({ ...row, year: new Date(Number(row.at)).getUTCFullYear() }) as Row & { year: number })
  const served = rowsOf(
    db,
    `select e.id, e.patient_id, e.facility_id, coalesce(e.end_at, e.start_at) as at,
       (select min(provider_id) from encounter_providers x where x.encounter_id = e.id and x.part = 'attending') as provider
     from encounters e order by 4, 1`,
  )
  for (const member of rowsOf(
    db,
    'select m.*, p.birth_on, p.sex from risk_members m join patients p on p.id = m.patient_id',
  )) {
    const year = Number(member.payment_year) - 1
    const tables = (await hccTablesOf(db, year + 1)) ?? (await hccTablesOf(db, null))
    if (!tables || member.birth_on === null || !['female', 'male'].includes(String(member.sex))) continue
    const { hccsOf, drops, factors } = tables.tables.models.V28
    const own = lines.filter((line) => line.patient_id === member.patient_id)
    const codesIn = (wanted: number, isFinal = false) => [
      ...new Set(
        own.filter((line) => line.year === wanted && (!isFinal || line.stage === 'final')).map(({ code }) => code),
      ),
    ]
    const last = served.filter(
      (stay) => stay.patient_id === member.patient_id && new Date(Number(stay.at)).getUTCFullYear() === year,
    )
    const seen = last.at(-1)
    if (!seen?.facility_id || !seen.provider || codesIn(year).length === 0 || codesIn(year - 1).length === 0) continue
    const standing = (codes: unknown[]) => {
      const all = new Set(codes.flatMap((code) => hccsOf.get(String(code).replace('.', '')) ?? []))
      return [...all].filter((hcc) => ![...all].some((other) => drops.get(other)?.includes(hcc)))
    }
    const [due, now, coded] = [
      standing(codesIn(year - 1, true)),
      standing(codesIn(year, true)),
      standing(codesIn(year)),
    ]
    const isAgain = (hcc: string) => now.includes(hcc) || now.some((high) => drops.get(high)?.includes(hcc))
    const key = `${member.patient_id} ${year} ${seen.provider} ${seen.facility_id}`
    slow.add(`${key} members`)
    slow.add(`${key} due`, due.length)
    slow.add(`${key} recaptured`, due.filter(isAgain).length)
    slow.add(`${key} added`, now.filter((hcc) => !due.includes(hcc)).length)
    slow.add(`${key} unsupported`, coded.filter((hcc) => !now.includes(hcc)).length)
    // The factors of the categories alone are a floor of the raw score: demography and interactions come on top.
    const floor = now.reduce((sum, hcc) => sum + (factors.get(`${member.segment}_hcc${hcc}`.toLowerCase()) ?? 0), 0)
    years.set(year, [
      ...(years.get(year) ?? []),
      { floor, due: due.length, again: due.filter(isAgain).length, ...member },
    ])
  }
  const kept = new Tally()
  for (const row of rowsOf(db, 'select * from member_recaptures')) {
    const key = `${row.patient_id} ${row.year} ${row.provider_id} ${row.facility_id}`
    kept.add(`${key} members`)
    for (const name of ['due', 'recaptured', 'added', 'unsupported']) kept.add(`${key} ${name}`, Number(row[name]))
  }
  expect(kept.sorted()).toEqual(slow.sorted())
  expect(slow.counts.size).toBeGreaterThan(60)
  for (const [year, members] of years) {
    if (members.length < 10) continue
    const page = await readRisks(db, { from: year * 12, to: year * 12 + 11 }, { facilityIds: null, reach: null })
    const sum = (name: string) => members.reduce((total, one) => total + Number(one[name]), 0)
    expect(page).toMatchObject({ members: members.length, share: { events: sum('again'), n: sum('due') } })
    const mean = page && page.score !== 'too-few' ? page.score.meanX10000 : 0
    expect(mean).toBeGreaterThanOrEqual(Math.floor(sum('floor') / members.length))
  }
}, 240_000)

test('errors at sending, answers found in the record, reviewed stays with queries, and every wait are what a walk over every query finds', async () => {
  const { db } = await aHospital(HOSPITAL)
  const [slow, waits, passed] = [new Tally(), [] as Row[], [] as Row[]]
  const firstAddressee = (id: unknown) =>
    rowsOf(db, `select provider_id from query_events where query_id = '${id}' and kind = 'sent' order by at`)[0]
      ?.provider_id
  const finals = new Map(
    rowsOf(
      db,
      `select e.id, coalesce(e.end_at, e.start_at) as at, (select min(provider_id) from encounter_providers x where x.encounter_id = e.id and x.part = 'attending') as provider
       from encounters e where e.coding_state = 'final' and exists (select 1 from coded_lines l where l.encounter_id = e.id)`,
    ).map((row) => [row.id, row]),
  )
  const asked = new Set<unknown>()
  for (const query of rowsOf(db, 'select * from queries where sent_at is not null and provider_id is not null')) {
    const stay = finals.get(query.encounter_id)
    const isUnseen = query.state === 'withdrawn' && query.viewed_at === null
    if (stay?.provider) {
      const key = `${stay.provider} ${monthOf(Number(stay.at))}`
      if (!asked.has(stay.id)) slow.add(`${key} queried`)
      asked.add(stay.id)
      if (!isUnseen) slow.add(`${key} stay_queries`)
    }
    if (isUnseen) continue
    const key = `${query.provider_id} ${monthOf(Number(query.sent_at))}`
    const versions = rowsOf(db, `select findings from query_versions where query_id = '${query.id}'`)
    if (versions.some(({ findings }) => /"severity":"error"/.test(String(findings)))) slow.add(`${key} flawed`)
    const [answer] = rowsOf(db, `select * from answers where query_id = '${query.id}' and taken_back_at is null`)
    const moved = rowsOf(
      db,
      `select at, provider_id from query_events where query_id = '${query.id}' and kind = 'redirected' order by at desc`,
    )
    waits.push({
      ...{ query_id: query.id, provider_id: query.provider_id, month: monthOf(Number(query.sent_at)) },
      begun_at: moved[0]?.at ?? query.sent_at,
      first_begun_at: moved[0] ? query.sent_at : null,
      ended_at: answer?.signed_at ?? query.ended_at,
      ...{ is_open: query.state === 'open' ? 1 : 0, is_answered: answer ? 1 : 0 },
    })
    // From the last redirection back: whom each took it from had it since the redirection before, the first since the sending.
    for (let at = moved.length - 1, since = query.sent_at, who = firstAddressee(query.id); at >= 0; at--) {
      passed.push({ query_id: query.id, provider_id: who, begun_at: since, ended_at: moved[at]?.at })
      slow.add(`${who} ${monthOf(Number(query.sent_at))} passed_on`)
      since = moved[at]?.at
      who = moved[at]?.provider_id
    }
    if (!answer || !['diagnosis', 'yes', 'words'].includes(String(answer.gist))) continue
    const chosen: string[] = JSON.parse(String(answer.option_ids))
    const options: { id: string; text: string }[] = JSON.parse(String(query.wording)).options
    const said = String(answer.words).trim()
      ? [String(answer.words)]
      : options.filter(({ id }) => chosen.includes(id)).map(({ text }) => text)
    const notes = rowsOf(
      db,
      `select text from documents where encounter_id = '${query.encounter_id}' and author_role = 'provider' and written_at > ${answer.signed_at}`,
    )
    const sought = said.map(wordsIn).filter((words) => words.size > 0)
    if (notes.length === 0 || sought.length === 0) continue
    slow.add(`${key} followable`)
    const sentences = notes.flatMap(({ text }) => String(text).split(/[.;\n]/)).map(wordsIn)
    const isThere = sentences.some((there) => sought.some((words) => [...words].every((word) => there.has(word))))
    if (isThere) slow.add(`${key} followed`)
  }
  const names = ['queried', 'stay_queries', 'flawed', 'followable', 'followed', 'passed_on']
  const kept = new Tally()
  for (const row of rowsOf(db, "select * from month_providers where timing = 'all' and payer = 'all'"))
    for (const name of names) kept.add(`${row.provider_id} ${row.month} ${name}`, Number(row[name]))
  expect(kept.sorted()).toEqual(slow.sorted())
  for (const name of ['queried', 'stay_queries', 'followable', 'followed', 'passed_on'])
    expect(
      slow.sorted().some(([key]) => key.endsWith(name)),
      name,
    ).toBe(true)
  const byId = (a: Row, b: Row) => (String(a.query_id) < String(b.query_id) ? -1 : 1)
  const keptWaits = rowsOf(
    db,
    'select query_id, provider_id, month, begun_at, first_begun_at, ended_at, is_open, is_answered from query_waits',
  )
  expect(keptWaits.sort(byId)).toEqual(waits.sort(byId))
  const bySpell = (a: Row, b: Row) => (a.query_id === b.query_id ? Number(a.begun_at) - Number(b.begun_at) : byId(a, b))
  const keptPassed = rowsOf(db, 'select query_id, provider_id, begun_at, ended_at from passed_waits')
  expect(passed.length).toBeGreaterThan(2)
  expect(keptPassed.sort(bySpell)).toEqual(passed.sort(bySpell))
}, 240_000)

const DULL = new Set(['the', 'and', 'with', 'due', 'for', 'from', 'yes', 'not', 'this', 'was', 'has'])
const wordsIn = (text: string): Set<string> =>
  new Set((text.toLowerCase().match(/[a-z0-9]+/g) ?? []).filter((word) => word.length > 2 && !DULL.has(word)))

test('visits by level, coders and what is not finally coded are what a walk over procedures, lines and audits finds', async () => {
  const context = await aHospital(HOSPITAL)
  const { db } = context
  const page = await readCoding(context, manager, new URLSearchParams('months=24'))
  const { from, to } = page.filter.period
  const isWithin = (ms: unknown) => monthOf(Number(ms)) >= from && monthOf(Number(ms)) <= to
  const specialties = new Map(rowsOf(db, 'select id, specialty from providers').map((row) => [row.id, row.specialty]))
  const visits = new Tally()
  for (const row of rowsOf(
    db,
    `select pr.coding ->> 'code' as code, coalesce(e.end_at, e.start_at) as at,
       (select min(provider_id) from encounter_providers x where x.encounter_id = e.id and x.part = 'attending') as provider
     from procedures pr join encounters e on e.id = pr.encounter_id where pr.coding ->> 'code' glob '99[23]??'`,
  ))
    if (row.provider && isWithin(row.at))
      visits.add(`${specialties.get(row.provider) ?? 'No specialty recorded'} ${row.code}`)
  expect(page.visits.length).toBeGreaterThan(1)
  for (const { by, levels, n } of page.visits) {
    const own = levels.map(({ code }) => visits.counts.get(`${by} ${code}`) ?? 0)
    expect(
      levels.map(({ share }) => share.events),
      by,
    ).toEqual(own)
    expect(n).toBe(own.reduce((sum, one) => sum + one, 0))
  }
  const finals = rowsOf(
    db,
    `select e.*, (select max(coded_at) from coded_lines l where l.encounter_id = e.id) as coded_at from encounters e
     where e.coding_state = 'final' and e.end_at is not null`,
  ).filter((row) => row.coded_at !== null)
  const users = new Map(rowsOf(db, 'select id, name from users').map(({ id, name }) => [name, id]))
  const lastCoder = (id: unknown) =>
    rowsOf(db, `select coded_by from coded_lines where encounter_id = '${id}' order by coded_at desc limit 1`)[0]
      ?.coded_by
  const coderOf = new Map(finals.map(({ id }) => [id, lastCoder(id)]))
  expect(page.coders.length).toBeGreaterThan(1)
  const standards = new Map(rowsOf(db, 'select * from record_standards').map((row) => [row.kind, row.per_hour_x100]))
  for (const coder of page.coders) {
    const id = users.get(coder.name)
    const coded = finals.filter((row) => coderOf.get(row.id) === id && isWithin(row.end_at))
    expect(coder.records, coder.name).toBe(coded.length < 10 ? null : coded.length)
    const audits = rowsOf(db, `select * from coding_audits where coder_id = '${id}' and is_random = 1`).filter(
      ({ month }) => Number(month) >= from && Number(month) <= to,
    )
    const sum = (of: (row: Row) => number) => audits.reduce((total, row) => total + of(row), 0)
    const codes = (row: Row) => Number(row.correct) + Number(row.wrong) + Number(row.missed)
    const audited = {
      codes: { events: sum((row) => Number(row.correct)), n: sum(codes) },
      records: { events: sum((row) => (Number(row.correct) === codes(row) ? 1 : 0)), n: audits.length },
      passed: { events: sum((row) => (Number(row.correct) / codes(row) >= 0.95 ? 1 : 0)), n: audits.length },
    }
    for (const { level, share } of coder.accuracy)
      if (level !== 'drgs' && audits.length >= 10) expect(share, `${coder.name} ${level}`).toMatchObject(audited[level])
    const hours = rowsOf(db, `select * from coder_hours where coder_id = '${id}'`).filter(
      ({ month }) => Number(month) >= from && Number(month) <= to,
    )
    const known = new Set(hours.map(({ month }) => Number(month)))
    const worked = hours.reduce((total, row) => total + Number(row.minutes), 0) / 60
    if (coder.perHour !== null && coder.perHour !== 'too-few')
      expect(coder.perHour).toMatchObject({
        records: coded.filter((row) => known.has(monthOf(Number(row.end_at)))).length,
        hours: worked,
      })
    // What the house expects of each record, record by record.
    const counted = coded.filter((row) => known.has(monthOf(Number(row.end_at))))
    const ofKind = new Tally()
    for (const row of counted) ofKind.add(String(row.class))
    if (coder.weighted === null || coder.weighted === 'too-few') {
      // A few of a kind, also a few between these months and the last twelve: two sums would tell them.
      const between = new Tally()
      for (const row of coded) if (monthOf(Number(row.end_at)) <= to - 12) between.add(String(row.class))
      const few = [...ofKind.counts.values(), ...between.counts.values()].some((n) => n < 10)
      expect(few || counted.length < 10, coder.name).toBe(true)
      continue
    }
    const expected = counted.reduce((total, row) => total + 100 / Number(standards.get(row.class)), 0)
    expect(coder.weighted.ratio).toBeCloseTo(expected / worked, 9)
  }
  expect(page.coders.some(({ perHour }) => perHour !== null && perHour !== 'too-few')).toBe(true)
  const waiting = rowsOf(
    db,
    "select * from encounters where coding_state <> 'final' and end_at is not null and next_step <> 'done'",
  )
  expect(page.turnaround.waiting).toEqual({
    stays: waiting.length,
    forAnswers: waiting.filter((row) => Number(row.open_queries) > 0).length,
  })
  const old = waiting.filter((row) => (context.now().getTime() - Number(row.end_at)) / HOUR >= 720)
  expect(page.turnaround.ages.at(-1)?.n).toBe(old.length)
  const levels = rowsOf(
    db,
    'select l.*, e.end_at, e.disposition from stay_levels l join encounters e on e.id = l.encounter_id',
  ).filter((row) => isWithin(row.end_at))
  expect(levels.length).toBeGreaterThan(10)
  expect(page.levels).toMatchObject({
    stays: levels.length,
    severity: { events: levels.filter((row) => Number(row.severity) >= 3).length },
    mortality: { events: levels.filter((row) => Number(row.mortality) >= 3).length },
  })
}, 240_000)
