import { beforeEach, describe, expect, test } from 'vitest'
import type { DrgTables } from '#app/domain/payment/drg-tables.ts'
import { groupDrg } from '#app/domain/payment/group-drg.ts'
import type { Context } from '#app/services/context.server.ts'
import { drgTablesOn } from '#app/services/payment/tables.server.ts'
import { aHospital } from '#tests/helpers/hospital.ts'
import { monthOf, type Row, rowsOf, Tally } from './recount.ts'

/*
 * Weights counted again from the raw tables, stay by stay: only the grouper and its tables are the product's (they have tests of their
 * own); which lines are grouped, what an answer changed, whose it is, families and shares are worked out another way.
 */
type Coded = { code: string; position: string; presentOnAdmission: string | null }
type Stay = Row & { id: string; lines: Coded[]; attending: string; month: number }
const bare = ({ code, position, presentOnAdmission }: Coded): Coded => ({ code, position, presentOnAdmission })
const listOf = (text: unknown): Coded[] => (JSON.parse(String(text)) as Coded[]).map(bare)

const STATUS: Record<string, string> = { home: '01', snf: '03', exp: '20', expired: '20', rehab: '62', aadvice: '07' }
let context: Context
let stays: Stay[]
beforeEach(async () => {
  context = await aHospital({ seed: 'weights', encounters: 700, detail: 'facts' })
  stays = finalStays()
}, 240_000)

function finalStays(): Stay[] {
  const { db } = context
  return rowsOf(
    db,
    `select e.*, p.birth_on, p.sex,
       (select min(provider_id) from encounter_providers x where x.encounter_id = e.id and x.part = 'attending') as attending
     from encounters e join patients p on p.id = e.patient_id where e.coding_state = 'final' and e.class = 'inpatient' order by e.id`,
  ).flatMap((row) => {
    const lines = rowsOf(
      db,
      `select code, position, present_on_admission as presentOnAdmission from coded_lines where encounter_id = '${row.id}' order by sequence`,
    ) as Coded[]
    if (row.attending === null || lines.length === 0) return []
    const month = monthOf(Number(row.end_at ?? row.start_at))
    return [{ ...row, id: String(row.id), lines, attending: String(row.attending), month }]
  })
}

const tablesOf = async (stay: Stay): Promise<DrgTables> => {
  const day = new Date(Number(stay.end_at ?? stay.start_at)).toISOString().slice(0, 10)
  const loaded = (await drgTablesOn(context.db, day)) ?? (await drgTablesOn(context.db, null))
  if (!loaded) throw new Error('No DRG tables.')
  return loaded.tables
}

function groupOf(tables: DrgTables, stay: Stay, lines: readonly Coded[]) {
  const principal = lines.find(({ position }) => position === 'principal')
  if (!principal) return null
  const born = Date.parse(String(stay.birth_on))
  const said = String(stay.disposition ?? '').toLowerCase()
  return groupDrg(tables, {
    principal: principal.code,
    secondary: lines.filter((line) => line !== principal) as { code: string }[],
    ageYears: stay.birth_on === null ? null : Math.floor((Number(stay.start_at) - born) / 31_556_952_000),
    sex: stay.sex === 'female' || stay.sex === 'male' ? stay.sex : null,
    disposition: /^\d+$/.test(said) ? said.padStart(2, '0') : (STATUS[said] ?? null),
    encoderDrg: stay.encoder_drg === null ? null : String(stay.encoder_drg),
  })
}

/** The queries of a stay as they were sent, with the lines at that time and what their answers did to the lines. */
function queriesOf(stay: Stay) {
  const sent = rowsOf(
    context.db,
    `select id, provider_id, sent_at, state, viewed_at from queries where encounter_id = '${stay.id}' and sent_at is not null order by sent_at, id`,
  )
  const atSending = sent
    .map(
      ({ id }) =>
        rowsOf(context.db, `select lines_before from query_versions where query_id = '${id}' order by number`)[0],
    )
    .map((row) => (row ? listOf(row.lines_before) : []))
    .find((lines) => lines.length > 0)
  const closed = rowsOf(
    context.db,
    `select r.* from reconciliations r join queries q on q.id = r.query_id
     where q.encounter_id = '${stay.id}' and q.sent_at is not null order by r.at, r.query_id`,
  )
  return { sent, atSending: atSending ?? [], closed }
}

function firstOf(stay: Stay): Coded[] {
  const { atSending, closed } = queriesOf(stay)
  const families = new Set(atSending.map(({ code }) => code.slice(0, 3)))
  const brought = closed
    .filter(({ outcome, lines_before: before }) => outcome !== 'no-change' && listOf(before).length > 0)
    .flatMap((row) => {
      const had = listOf(row.lines_before).map(({ code }) => code)
      return listOf(row.lines_after).flatMap(({ code }) => (had.includes(code) ? [] : [code]))
    })
  return [...atSending, ...stay.lines.filter(({ code }) => !families.has(code.slice(0, 3)) && !brought.includes(code))]
}

describe('weights', () => {
  test('grouped stays, their weights before and after, families, outliers and capture are what each stay alone gives', async () => {
    const [months, families] = [new Tally(), new Tally()]
    for (const stay of stays) {
      const tables = await tablesOf(stay)
      const [before, after] = [groupOf(tables, stay, firstOf(stay)), groupOf(tables, stay, stay.lines)]
      const row = after?.drg ? tables.drgs.get(after.drg) : undefined
      if (row && after && after.weightX10000 !== null) {
        const base = row.baseDrg ?? row.drg
        const titles = [...tables.drgs.values()]
          .filter((one) => (one.baseDrg ?? one.drg) === base)
          .map(({ title }) => title)
        const ends = (title: string, end: RegExp) => end.test(title)
        const weight = after.weightX10000
        const add = (what: string, n: number) => families.add(`${stay.attending} ${stay.month} ${base} ${what}`, n)
        const isOutlier = row.mdc === '00' || ['207', '870', '927', '933'].includes(row.drg)
        const atMcc = titles.length > 1 && titles.some((title) => ends(title, /\bwith MCC\b/i))
        const atCc = titles.length > 1 && titles.some((title) => ends(title, /\bwithout CC\/MCC\b/i))
        add('stays', 1)
        add('weight_x10000', weight)
        add('weight_squares_x10000', Math.round(weight / 100) ** 2)
        add('outliers', isOutlier ? 1 : 0)
        add('outliers_x10000', isOutlier ? weight : 0)
        add('mcc_split', atMcc ? 1 : 0)
        add('with_mcc', atMcc && ends(row.title, /\bwith MCC\b/i) ? 1 : 0)
        add('cc_split', atCc ? 1 : 0)
        add('with_cc', atCc && ends(row.title, /\bwith (CC|MCC)\b/i) ? 1 : 0)
      }
      if (!row || !after || after.weightX10000 === null || before?.drg == null || before.weightX10000 === null) continue
      const add = (what: string, n: number) => months.add(`${stay.attending} ${stay.month} ${what}`, n)
      add('grouped', 1)
      add('weight_before_x10000', before.weightX10000)
      add('weight_after_x10000', after.weightX10000)
      add('with_mcc', after.severity === 'MCC' ? 1 : 0)
      add('with_cc', after.severity === 'CC' ? 1 : 0)
    }
    const kept = new Tally()
    for (const row of rowsOf(context.db, "select * from provider_months where timing = 'all' and payer = 'all'"))
      for (const name of ['grouped', 'weight_before_x10000', 'weight_after_x10000', 'with_mcc', 'with_cc'])
        kept.add(`${row.provider_id} ${row.month} ${name}`, Number(row[name]))
    expect(kept.sorted()).toEqual(months.sorted())
    expect(months.counts.size).toBeGreaterThan(100)
    const names =
      'stays weight_x10000 weight_squares_x10000 outliers outliers_x10000 mcc_split with_mcc cc_split with_cc'.split(
        ' ',
      )
    const keptFamilies = new Tally()
    for (const row of rowsOf(context.db, 'select * from provider_drgs'))
      for (const name of names)
        keptFamilies.add(`${row.provider_id} ${row.month} ${row.family} ${name}`, Number(row[name]))
    expect(keptFamilies.sorted()).toEqual(families.sorted())
    // Of all providers together, the same once more.
    const [all, each] = [new Tally(), new Tally()]
    for (const row of rowsOf(context.db, 'select * from month_drgs'))
      for (const name of names) all.add(`${row.month} ${row.family} ${name}`, Number(row[name]))
    for (const [key, n] of families.sorted()) each.add(key.slice(key.indexOf(' ') + 1), n)
    expect(all.sorted()).toEqual(each.sorted())
  }, 120_000)

  test('what an answer did to the weight is its mean difference over every order of arrival', async () => {
    const tally = new Tally()
    let several = 0
    const everyStay = rowsOf(context.db, "select id from encounters where class = 'inpatient'").map(({ id }) => id)
    const byId = new Map(stays.map((stay) => [stay.id, stay]))
    const others = openStays(new Set(byId.keys()))
    for (const id of everyStay) {
      const stay = byId.get(String(id)) ?? others.get(String(id))
      if (!stay) continue
      const { sent, atSending, closed } = queriesOf(stay)
      if (closed.length === 0) continue
      const tables = await tablesOf(stay)
      const steps = stepsOf(atSending, closed)
      const worth = (chosen: Set<string>) => {
        const lines = steps.filter((step) => chosen.has(step.id)).reduce(taken, atSending)
        return groupOf(tables, stay, lines)?.weightX10000 ?? null
      }
      const shares = byOrders(
        steps.map((step) => step.id),
        worth,
      )
      if (shares === null) continue
      if (steps.length > 1) several += 1
      for (const query of sent) {
        const share = shares.get(String(query.id))
        if (share === undefined || query.provider_id === null) continue
        if (query.state === 'withdrawn' && query.viewed_at === null) continue
        const add = (what: string, n: number) =>
          tally.add(`${query.provider_id} ${monthOf(Number(query.sent_at))} ${what}`, n)
        add('weighed', 1)
        add(share > 0 ? 'up' : share < 0 ? 'down' : 'unmoved', 1)
        add('up_x10000', Math.max(0, share))
        add('down_x10000', Math.max(0, -share))
      }
    }
    const kept = new Tally()
    for (const row of rowsOf(context.db, "select * from month_providers where timing = 'all' and payer = 'all'"))
      for (const name of ['weighed', 'up', 'down', 'unmoved', 'up_x10000', 'down_x10000'])
        kept.add(`${row.provider_id} ${row.month} ${name}`, Number(row[name]))
    expect(kept.sorted()).toEqual(tally.sorted())
    expect(tally.counts.size).toBeGreaterThan(40)
    expect(several).toBeGreaterThan(0)
  }, 120_000)
})

/** Stays whose coding is not final: their answers are weighed too. */
function openStays(known: ReadonlySet<string>): Map<string, Stay> {
  return new Map(
    rowsOf(
      context.db,
      "select e.*, p.birth_on, p.sex from encounters e join patients p on p.id = e.patient_id where e.class = 'inpatient'",
    )
      .filter(({ id }) => !known.has(String(id)))
      .map((row) => [String(row.id), { ...row, id: String(row.id), lines: [], attending: '', month: 0 }]),
  )
}

type Step = { id: string; gone: string[]; come: Coded[] }
const keyOf = ({ code, position }: Coded) => `${code} ${position}`

/** What each reconciled answer took away and put in, beginning where the one before ended. */
function stepsOf(start: readonly Coded[], closed: readonly Row[]): Step[] {
  let before = start
  return closed.map((row) => {
    const after = row.outcome === 'no-change' ? before : listOf(row.lines_after)
    const [had, has] = [before.map(keyOf), after.map(keyOf)]
    const step = {
      id: String(row.query_id),
      gone: before.filter((line) => !has.includes(keyOf(line))).map(({ code }) => code),
      come: after.filter((line) => !had.includes(keyOf(line))),
    }
    before = after
    return step
  })
}

function taken(lines: readonly Coded[], { gone, come }: Step): Coded[] {
  const isNewPrincipal = come.some(({ position }) => position === 'principal')
  const left = lines.filter(
    ({ code, position }) => !gone.includes(code) && !(isNewPrincipal && position === 'principal'),
  )
  return [...left, ...come.filter(({ code }) => !left.some((line) => line.code === code))]
}

/** Shapley's shares by walking through every order; whole numbers of the same sum, the rest to the largest remainders. */
function byOrders(ids: string[], worth: (chosen: Set<string>) => number | null): Map<string, number> | null {
  const orders = permutations(ids)
  const sums = new Map(ids.map((id) => [id, 0]))
  for (const order of orders) {
    const chosen = new Set<string>()
    let before = worth(chosen)
    for (const id of order) {
      const after = worth(chosen.add(id))
      if (before === null || after === null) return null
      sums.set(id, (sums.get(id) ?? 0) + after - before)
      before = after
    }
  }
  const exact = ids.map((id) => (sums.get(id) ?? 0) / orders.length)
  const whole = exact.map((share) => Math.floor(share + 1e-9))
  const total = (worth(new Set(ids)) ?? 0) - (worth(new Set()) ?? 0)
  const left = total - whole.reduce((sum, one) => sum + one, 0)
  const order = ids
    .map((_, at) => at)
    .sort((a, b) => (exact[b] ?? 0) - (whole[b] ?? 0) - (exact[a] ?? 0) + (whole[a] ?? 0) || a - b)
  for (const at of order.slice(0, left)) whole[at] = (whole[at] ?? 0) + 1
  return new Map(ids.map((id, at) => [id, whole[at] ?? 0]))
}

function permutations(ids: string[]): string[][] {
  if (ids.length <= 1) return [ids]
  return ids.flatMap((id) => permutations(ids.filter((other) => other !== id)).map((rest) => [id, ...rest]))
}
