import { expect, test } from 'vitest'
import { COUNTS } from '#app/domain/scorecard/measures/counts.ts'
import { countsOfAll, gapsOfAll, quartersOfAll } from '#app/services/scorecard/everyone.server.ts'
import { fresh, type Kept } from '#app/services/scorecard/fresh.server.ts'
import { listProviders } from '#app/services/scorecard/list-providers.server.ts'
import { readFamilies } from '#app/services/scorecard/read-families.server.ts'
import { readProgram } from '#app/services/scorecard/read-program.server.ts'
import { takeInFeed } from '#app/services/scorecard/roll-up.server.ts'
import { listProviderIds, sumClassGapsOf } from '#db/everyone.ts'
import { readFacilityParts } from '#db/scorecard-parts.ts'
import { type Slice, sumByProvider, sumByQuarter, sumFacilityMonths, sumGaps } from '#db/scorecards.ts'
import { fillDemo } from '#db/seed/fill.ts'
import { findUser } from '#db/users.ts'
import { aContext } from '#tests/helpers/context.ts'
import { madeLarge } from '#tests/helpers/large-house.ts'
import { rowsOf } from './recount.ts'

async function aHospital() {
  const context = aContext()
  await fillDemo(context.db, { seed: 'everyone', now: context.now(), encounters: 300, detail: 'facts' })
  await takeInFeed(context)
  return context
}

const sorted = <T>(rows: T[]): string[] =>
  rows.map((row) => JSON.stringify(row, Object.keys(row as object).sort())).sort()

test('what is read of everyone a few at a time is what one statement reads', async () => {
  const context = await aHospital()
  const { db } = context
  const [newest] = rowsOf(db, 'select max(month) m from month_providers')
  const period = { from: Number(newest?.m) - 11, to: Number(newest?.m) }
  const facilityIds = ['demo-f-northgate', 'demo-f-mesa']
  const slices: Slice[] = [
    { period, timing: 'all', facilityIds: null },
    { period, timing: 'all', facilityIds },
    { period, timing: 'retrospective', facilityIds, payer: 'medicare' },
  ]
  for (const slice of slices) {
    const counts = [...(await countsOfAll(context, slice))].map(([providerId, rest]) => ({ providerId, ...rest }))
    expect(counts.length).toBeGreaterThan(5)
    expect(sorted(counts)).toEqual(sorted(await sumByProvider(db, slice, [...COUNTS])))
    const names = ['open', 'askable'] as const
    const quarters = [...(await quartersOfAll(context, slice, names))].flatMap(([quarter, sums]) =>
      [...sums].map(([providerId, rest]) => ({ providerId, quarter, ...rest })),
    )
    expect(sorted(quarters)).toEqual(sorted(await sumByQuarter(db, slice, names)))
    const { timing, payer = 'all', facilityIds: places } = slice
    const months = sumFacilityMonths(db, slice).map(({ facilityId, month, open, askable, sent }) => ({
      ...{ facilityId, month, open, askable, sent },
    }))
    const among = places ? `and facility_id in (${places.map((id) => `'${id}'`).join()})` : ''
    const ofProviders = rowsOf(
      db,
      `select facility_id as facilityId, month, sum(open) as open, sum(askable) as askable, sum(sent) as sent from month_providers
       where timing = '${timing}' and payer = '${payer}' and month between ${period.from} and ${period.to} ${among} group by 1, 2`,
    )
    expect(months.length).toBeGreaterThan(5)
    expect(sorted(months)).toEqual(sorted(ofProviders))
    const slow = await sumGaps(db, slice)
    const table = await gapsOfAll(context, slice)
    const columns = [...table.all()].flatMap(({ family, axis, who, lines, open }) =>
      who.map((place, at) => ({ providerId: table.providers[place], family, axis, lines: lines[at], open: open[at] })),
    )
    expect(sorted(columns)).toEqual(sorted(slow.map(({ openAfter, ...rest }) => rest)))
    const classes = sumClassGapsOf(db, listProviderIds(db), slice)
    expect(classes.reduce((sum, { lines }) => sum + lines, 0)).toBe(slow.reduce((sum, { lines }) => sum + lines, 0))
  }
  for (const by of [
    { payer: true, timing: true },
    { payer: false, timing: true },
    { payer: true, timing: false },
  ])
    expect(
      readFacilityParts(db, period, by)
        .map(({ month, facilityId, timing, payer, sent, askable }) =>
          [month, facilityId, timing, payer, sent, askable].join(' '),
        )
        .sort(),
    ).toEqual(
      rowsOf(
        db,
        `select month || ' ' || facility_id || ' ' || timing || ' ' || payer || ' ' || sum(sent) || ' ' || sum(askable) as row
         from month_providers where month between ${period.from} and ${period.to} and (payer = 'all') = ${!by.payer} and
         (timing = 'all' or ${by.timing}) group by month, facility_id, timing, payer`,
      )
        .map(({ row }) => row)
        .sort(),
    )
})

test('in a large house what was read of everyone stands, and is read anew while it is shown', async () => {
  const context = await aHospital()
  const kept: Kept<number> = new WeakMap()
  let turns = 0
  const ask = () => fresh(kept, context, 'all', async () => ++turns, { standsMs: 0 })
  const after = (ms: number) => {
    context.clock.at = new Date(context.clock.at.getTime() + ms)
  }
  expect([await ask(), await ask()]).toEqual([1, 2])
  await madeLarge(context)
  expect([await ask(), await ask()]).toEqual([3, 3])
  after(130_000)
  expect(await ask()).toBe(3)
  expect(await ask()).toBe(4)
  after(400_000)
  expect(await ask()).toBe(5)
})

test('pages of a large house say what they say in a small one', async () => {
  const context = await aHospital()
  const manager = await findUser(context.db, 'demo-u-sam-okoye')
  if (!manager) throw new Error('The demo has no manager.')
  const pages = async () => {
    const search = new URLSearchParams('payer=medicare')
    const { rows, standing } = await listProviders(context, manager, search)
    const program = await readProgram(context, manager, search)
    return { rows, standing, program, families: await readFamilies(context, manager, search) }
  }
  const small = await pages()
  await madeLarge(context)
  expect(await pages()).toEqual(small)
  expect(await pages()).toEqual(small)
})
