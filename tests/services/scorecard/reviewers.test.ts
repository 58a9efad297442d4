import { expect, test } from 'vitest'
import { readFilter } from '#app/domain/scorecard/measures/filter.ts'
import { acceptHours, acceptStandard } from '#app/services/scorecard/accept-hours.server.ts'
import { readCoding } from '#app/services/scorecard/read-coding.server.ts'
import { aHospital } from '#tests/helpers/hospital.ts'
import { PEOPLE } from '#tests/helpers/query-ward.ts'
import { monthOf, type Row, rowsOf, Tally } from './recount.ts'

const manager = { ...PEOPLE.max, facilityIds: ['*'] }
const months24 = new URLSearchParams('months=24')

/** The one that target-weight.test.ts and others look at too: it is filled once a run. */
const aHouse = (encounters: number) => aHospital({ seed: 'slow', encounters, detail: 'full' })

test('reviews, new and follow-up, by the hour, and what the rules found in queries are what a walk over the trail finds', async () => {
  const context = await aHouse(700)
  const { db } = context
  const { from, to } = readFilter(months24, context.now()).period
  const isWithin = (ms: unknown) => monthOf(Number(ms)) >= from && monthOf(Number(ms)) <= to
  const people = rowsOf(db, 'select id, name, roles from users')
  const reviewers = people.filter(({ roles }) => String(roles).includes('"cdi"'))
  const slow = new Tally()
  const looks = rowsOf(db, "select who, at, on_id as stay from audit_entries where what = 'chart.viewed'")
  const asked = rowsOf(
    db,
    'select author_id as who, sent_at as at, encounter_id as stay from queries where sent_at is not null',
  )
  for (const stay of rowsOf(db, "select id from encounters where coding_state = 'final'")) {
    const [last] = rowsOf(db, `select max(coded_at) as at from coded_lines where encounter_id = '${stay.id}'`)
    if (!last?.at) continue
    const own = [...looks, ...asked]
      .filter((look) => look.stay === stay.id && Number(look.at) <= Number(last.at))
      .filter(({ who }) => reviewers.some(({ id }) => id === who))
      .sort((a, b) => Number(a.at) - Number(b.at))
    const seen: string[] = []
    for (const { who, at } of own) {
      const day = `${who} ${new Date(Number(at)).toDateString()} ${new Date(Number(at)).toISOString().slice(0, 10)}`
      if (seen.includes(day)) continue
      if (isWithin(at)) {
        slow.add(`${who} ${seen.length === 0 ? 'new' : 'follow-up'}`)
        slow.add(`${who} ${monthOf(Number(at))}`)
      }
      seen.push(day)
    }
  }
  const { reviewers: shown } = await readCoding(context, manager, months24)
  expect(shown.length).toBeGreaterThan(1)
  expect(shown.map(({ name }) => name)).toEqual(shown.map(({ name }) => name).sort((a, b) => a.localeCompare(b)))
  const seen = { kinds: 0, hours: 0, queries: 0 }
  for (const { name, reviews, kinds, perHour, compliance } of shown) {
    const id = people.find((one) => one.name === name)?.id
    const n = (kind: string | number) => slow.counts.get(`${id} ${kind}`) ?? 0
    const all = n('new') + n('follow-up')
    expect(reviews, name).toBe(all < 10 ? null : all)
    if (kinds) expect(kinds).toEqual({ new: n('new'), 'follow-up': n('follow-up') })
    if (kinds) seen.kinds += 1
    const worked = rowsOf(db, `select * from cdi_hours where reviewer_id = '${id}' and month between ${from} and ${to}`)
    const minutes = worked.reduce((sum, row) => sum + Number(row.minutes), 0)
    const records = worked.reduce((sum, row) => sum + n(Number(row.month)), 0)
    if (records >= 10) {
      expect(perHour, name).toMatchObject({ records, hours: minutes / 60 })
      seen.hours += 1
    }
    const queries = rowsOf(
      db,
      `select q.id, exists (select 1 from query_versions v where v.query_id = q.id and v.findings like '%"severity":"error"%') as flawed
       from queries q where author_id = '${id}' and provider_id is not null and not (state = 'withdrawn' and viewed_at is null)
         and sent_at is not null and sent_at >= ${startMs(from)} and sent_at < ${startMs(to + 1)}`,
    )
    if (queries.length < 10) expect(compliance, name).toBe('too-few')
    else {
      const events = queries.filter((row: Row) => Number(row.flawed) === 0).length
      expect(compliance, name).toMatchObject({ events, n: queries.length })
      seen.queries += 1
    }
  }
  expect(Object.values(seen).every((n) => n > 0)).toBe(true)
  // Hours are told of a person: under a filter nothing is told by the hour.
  const cut = await readCoding(context, manager, new URLSearchParams('months=24&payer=medicare'))
  expect(cut.reviewers.every(({ perHour }) => perHour === null)).toBe(true)
  expect(cut.coders.every(({ weighted }) => weighted === null || weighted === 'too-few')).toBe(true)
}, 240_000)

const startMs = (month: number): number => Date.UTC(Math.floor(month / 12), month % 12, 1)

test('hours of a CDI specialist and standards are taken in, a later line in the place of the earlier; what makes no sense is refused in words', async () => {
  const context = await aHouse(20)
  const { db } = context
  const [cdi] = rowsOf(db, 'select id, email from users where roles like \'%"cdi"%\' limit 1')
  const line = { reviewer: String(cdi?.email), month: '2020-03', hours: 20 }
  expect((await acceptHours(context, line)).why).toBeNull()
  expect((await acceptHours(context, { ...line, hours: 31.5 })).why).toBeNull()
  expect(
    rowsOf(db, `select minutes from cdi_hours where reviewer_id = '${cdi?.id}' and month = ${2020 * 12 + 2}`),
  ).toEqual([{ minutes: 1890 }])
  // Whoever codes too has hours of both kinds, apart.
  expect((await acceptHours(context, { coder: line.reviewer, month: line.month, hours: 4 })).why).toBeNull()
  expect(rowsOf(db, `select minutes from coder_hours where coder_id = '${cdi?.id}'`)).toEqual([{ minutes: 240 }])
  expect((await acceptHours(context, { ...line, coder: line.reviewer })).why).toMatch(/one or the other/i)
  expect((await acceptHours(context, { month: '2020-03', hours: 2 })).why).toMatch(/one or the other/i)
  expect((await acceptHours(context, { ...line, reviewer: 'nobody@demo.addendum.test' })).why).toMatch(
    /No such reviewer/,
  )
  expect((await acceptStandard(context, { kind: 'inpatient', perHour: 3 })).why).toBeNull()
  expect(rowsOf(db, "select per_hour_x100 from record_standards where kind = 'inpatient'")).toEqual([
    { per_hour_x100: 300 },
  ])
  expect((await acceptStandard(context, { kind: 'dental', perHour: 3 })).why).toMatch(/kind/)
  expect((await acceptStandard(context, { kind: 'inpatient', perHour: 0 })).why).toMatch(/perHour/)
}, 60_000)
