import fc from 'fast-check'
import { expect, test } from 'vitest'
import { axisCases, axisColumnsOf, axisMapOf } from '#app/domain/scorecard/measures/axis-shares.ts'
import { GapTable } from '#app/domain/scorecard/measures/gap-table.ts'

type Row = { providerId: string; family: string; axis: 'laterality' | 'type' | 'any'; lines: number; open: number }
const row = (providerId: string, family: string, lines: number, open = 0): Row => ({
  ...{ providerId, family, axis: 'laterality', lines, open },
})
const told = (rows: readonly Row[]) => rows.map((one) => ({ ...one, isTold: true }))
const isSmall = (n: number) => n > 0 && n < 10

test('families are added up by axis; a code that leaves two details open counts under both, "any" under none', () => {
  const rows: Row[] = [row('a', 'I50', 30, 12), row('a', 'H40', 20, 3)]
  const both: Row[] = [
    ...rows,
    { ...row('a', 'I50', 30, 12), axis: 'type' },
    { ...row('a', 'I50', 30, 12), axis: 'any' },
  ]
  expect([...axisCases(told(both), { isWhole: true })]).toEqual([
    ['laterality', { events: 15, n: 50 }],
    ['type', { events: 12, n: 30 }],
  ])
})

test('families of few codes count with the others, but not while they are one to nine codes together', () => {
  const of = (...lines: number[]) =>
    axisCases(told(lines.map((n, at) => row('a', `F${at}`, n))), { isWhole: true }).get('laterality')?.n
  expect([of(40, 6, 5), of(40, 6, 3), of(8, 8), of(40, 0)]).toEqual([51, 40, 16, 40])
})

test('of a part only families are added up whose own share is told', () => {
  const parts = [
    { ...row('a', 'I50', 30), isTold: true },
    { ...row('a', 'H40', 20), isTold: false },
    { ...row('a', 'H25', 6), isTold: true },
    { ...row('a', 'H26', 8), isTold: true },
  ]
  expect(axisCases(parts, { isWhole: false }).get('laterality')).toEqual({ events: 0, n: 30 })
})

test('the details on which most codes are left open come first; one that too few codes ask for is left out', () => {
  const rows: Row[] = [
    row('a', 'I50', 30, 12),
    { ...row('b', 'I50', 40, 20), axis: 'type' },
    { ...row('b', 'J44', 6, 6), axis: 'any' },
  ]
  const table = GapTable.of([...rows, { ...row('c', 'J45', 7, 7), axis: 'type' }])
  const map = axisMapOf(axisColumnsOf(table), (place) => table.providers[place] ?? '', { isWhole: true })
  expect(map.axes).toEqual(['type', 'laterality'])
  expect(map.rows.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  expect(map.rows[2]?.cells).toEqual(['too-few', 'too-few'])
})

/** Who belongs to which row, and how many codes of each family each has. */
const houses = fc.array(
  fc.record({
    row: fc.constantFrom('x', 'y', 'z'),
    lines: fc.array(fc.integer({ min: 0, max: 24 }), { minLength: 1, maxLength: 5 }),
  }),
  { minLength: 1, maxLength: 7 },
)

test('whoever subtracts told families from a provider, providers from a row, rows from all, is never left with one to nine codes', () => {
  fc.assert(
    fc.property(houses, (people) => {
      const rows = people.flatMap(({ lines }, who) =>
        lines.map((n, at) => row(`p${who}`, `F${at}`, n, Math.floor(n / 2))),
      )
      const table = GapTable.of(rows)
      const rowOf = (id: string) => people[Number(id.slice(1))]?.row ?? ''
      const columns = axisColumnsOf(table)
      const own = new Map(
        people.map((_, who) => {
          const codes = rows.filter(({ providerId }) => providerId === `p${who}`)
          return [`p${who}`, axisCases(told(codes), { isWhole: true }).get('laterality') ?? { events: 0, n: 0 }]
        }),
      )
      // A provider's page and the table of everyone count alike.
      for (const { who, n } of columns)
        for (const [at, place] of who.entries()) expect(n[at]).toBe(own.get(table.providers[place] ?? '')?.n)
      for (const [id, { n }] of own) {
        const families = rows.filter(({ providerId, lines }) => providerId === id && lines >= 10)
        if (n >= 10) expect(isSmall(n - families.reduce((sum, { lines }) => sum + lines, 0))).toBe(false)
      }
      const map = axisMapOf(columns, (place) => rowOf(table.providers[place] ?? ''), { isWhole: true })
      if (map.axes.length === 0) return
      let left = 0
      for (const { id, cells } of map.rows) {
        const [cell] = cells
        if (cell === undefined || cell === 'too-few') continue
        left += cell.n
        const members = [...own].filter(([who, { n }]) => rowOf(who) === id && n >= 10)
        expect(isSmall(cell.n - members.reduce((sum, [, { n }]) => sum + n, 0))).toBe(false)
      }
      const [all] = map.all
      if (all !== undefined && all !== 'too-few') expect(isSmall(all.n - left)).toBe(false)
    }),
  )
})

test('of more rows than can be read those with most codes stay, by name', () => {
  const table = GapTable.of([row('a', 'I50', 20), row('b', 'I50', 60), row('c', 'I50', 40)])
  const map = axisMapOf(axisColumnsOf(table), (place) => table.providers[place] ?? '', { isWhole: true, mostRows: 2 })
  expect(map.rows.map(({ id }) => id)).toEqual(['b', 'c'])
  expect(map.rowCount).toBe(3)
})
