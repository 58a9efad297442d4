import { expect, test } from 'vitest'
import { readFilter } from '#app/domain/scorecard/measures/filter.ts'
import type { Context } from '#app/services/context.server.ts'
import { by } from '#app/services/scorecard/encounter-facts.server.ts'
import { readFamilies } from '#app/services/scorecard/read-families.server.ts'
import { readScorecard } from '#app/services/scorecard/read-scorecard.server.ts'
import { listFacilityNames } from '#db/charts.ts'
import { aHospital } from '#tests/helpers/hospital.ts'
import { PEOPLE } from '#tests/helpers/query-ward.ts'
import { type Row, rowsOf } from './recount.ts'

/* What slow-recount.test.ts finds by family and axis, added up again by hand; and what subtraction finds of it. */
const manager = { ...PEOPLE.max, facilityIds: ['*'] }

const HOSPITAL = { seed: 'axes', encounters: 1500, detail: 'facts' } as const

/** Codes by family and axis of each provider over twelve months, straight from the grain that is led by month. */
function cellsOf(context: Context): Row[] {
  const { from, to } = readFilter(new URLSearchParams(), context.now()).period
  return rowsOf(
    context.db,
    `select provider_id, family, axis, sum(lines) as lines, sum(open) as open from month_gaps
     where payer = 'all' and axis <> 'any' and month between ${from} and ${to} group by 1, 2, 3`,
  )
}
const sum = (rows: readonly Row[], of: string) => rows.reduce((total, row) => total + Number(row[of]), 0)
/** All families, or without the small ones where these hold one to nine codes between them. */
function counted(cells: readonly Row[]): Row[] {
  const small = cells.filter(({ lines }) => Number(lines) < 10)
  const few = sum(small, 'lines')
  return few > 0 && few < 10 ? cells.filter((cell) => !small.includes(cell)) : [...cells]
}

test('details over all families, on each page and of everyone, are what a walk over the families finds', async () => {
  const context = await aHospital(HOSPITAL)
  const filter = readFilter(new URLSearchParams(), context.now())
  const cells = cellsOf(context)
  const byProvider = by(cells, (cell) => String(cell.provider_id))
  let shares = 0
  for (const [id, own] of byProvider) {
    const card = await readScorecard(context, id, filter, { facilityIds: null, reach: null })
    const axes = [...by(own, ({ axis }) => String(axis))]
    expect(card?.axes.map(({ axis }) => axis).sort()).toEqual(axes.map(([axis]) => axis).sort())
    for (const [axis, families] of axes) {
      const all = counted(families)
      const share = card?.axes.find((one) => one.axis === axis)?.share
      if (sum(all, 'lines') < 10) expect(share, `${id} ${axis}`).toBe('too-few')
      else expect(share, `${id} ${axis}`).toMatchObject({ events: sum(all, 'open'), n: sum(all, 'lines') })
      shares += sum(all, 'lines') < 10 ? 0 : 1
    }
  }
  expect(shares).toBeGreaterThan(20)
  const { axes } = await readFamilies(context, manager, new URLSearchParams())
  const people = new Map(
    rowsOf(context.db, 'select id, specialty from providers').map((row) => [row.id, row.specialty]),
  )
  const axisCells = (axis: string) =>
    [...byProvider].map(([id, own]) => ({ id, all: counted(own.filter((cell) => cell.axis === axis)) }))
  expect(axes.axes.length).toBeGreaterThan(2)
  for (const { id: specialty, cells: shown } of axes.rows)
    axes.axes.forEach((axis, at) => {
      const members = axisCells(axis)
        .filter(({ id }) => (people.get(id) ?? 'No specialty recorded') === specialty)
        .map(({ all }): Row => ({ lines: sum(all, 'lines'), open: sum(all, 'open') }))
      const own = counted(members)
      const cell = shown[at]
      if (sum(own, 'lines') < 10) expect(cell, `${specialty} ${axis}`).toBe('too-few')
      else expect(cell, `${specialty} ${axis}`).toMatchObject({ events: sum(own, 'open'), n: sum(own, 'lines') })
    })
}, 240_000)

test('under a filter, and in another period, a detail tells nothing that its families do not', async () => {
  const context = await aHospital(HOSPITAL)
  const facilities = (await listFacilityNames(context.db)).map(({ id }) => id)
  const searches = [
    ...['6', '24'].map((months) => ({ months })),
    ...facilities.map((facility) => ({ facility })),
    ...['medicare', 'commercial'].map((payer) => ({ payer, months: '24' })),
  ]
  let shares = 0
  for (const search of searches) {
    const params = new URLSearchParams(search)
    const filter = readFilter(params, context.now())
    const facilityIds = filter.facility ? [filter.facility] : null
    const all = new Map<string, number>()
    for (const { id } of rowsOf(context.db, 'select id from providers')) {
      const card = await readScorecard(context, String(id), filter, { facilityIds, reach: null })
      for (const { axis, share } of card?.axes ?? []) {
        // Gaps that are the same codes stand together: each of their axes has them.
        const families = card?.gaps.filter(({ axes }) => axes.includes(axis)) ?? []
        const told = families.reduce((total, gap) => total + (gap.lines ?? 0), 0)
        expect(share === 'too-few' ? 0 : share.n, `${id} ${axis}`).toBe(told)
        all.set(axis, (all.get(axis) ?? 0) + told)
        shares += share === 'too-few' ? 0 : 1
      }
    }
    const { axes } = await readFamilies(context, manager, params)
    axes.axes.forEach((axis, at) => {
      expect(axes.all[at], `${JSON.stringify(search)} ${axis}`).toMatchObject({ n: all.get(axis) })
    })
  }
  expect(shares).toBeGreaterThan(15)
}, 240_000)

test('a longer or shorter period beside the usual one tells no few codes of a family', async () => {
  const context = await aHospital(HOSPITAL)
  const linesIn = async (id: string, months: string) => {
    const filter = readFilter(new URLSearchParams({ months }), context.now())
    const card = await readScorecard(context, id, filter, { facilityIds: null, reach: null })
    return new Map(
      card?.gaps.flatMap(({ family, axes, lines }) => axes.map((axis) => [`${family} ${axis}`, lines])) ?? [],
    )
  }
  let compared = 0
  for (const { id } of rowsOf(context.db, 'select id from providers')) {
    const [short, usual, long] = await Promise.all(['6', '12', '24'].map((months) => linesIn(String(id), months)))
    for (const [gap, n] of usual ?? []) {
      if (n === null) continue
      for (const between of [n - (short?.get(gap) ?? n), (long?.get(gap) ?? n) - n]) {
        compared += between === 0 ? 0 : 1
        expect(between === 0 || between >= 10, `${id} ${gap}: ${between}`).toBe(true)
      }
    }
  }
  expect(compared).toBeGreaterThan(10)
}, 240_000)
