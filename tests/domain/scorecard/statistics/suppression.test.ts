import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ShownTable, suppressSmall } from '#app/domain/scorecard/statistics/suppression.ts'

/** All tables of whole numbers that agree with what is shown: an attacker with unlimited patience. */
function possibleValues(shown: ShownTable, bound: number): Map<string, Set<number>> {
  const columns = shown.columns.length
  const places = shown.cells.flatMap((row, i) => row.flatMap((value, j) => (value === null ? [[i, j] as const] : [])))
  const seen = new Map(places.map(([i, j]) => [`${i},${j}`, new Set<number>()]))
  const table = shown.cells.map((row) => row.map((value) => value ?? 0))
  const fits = (): boolean => {
    const rows = table.map((row) => row.reduce((a, b) => a + b, 0))
    const sums = Array.from({ length: columns }, (_, j) => table.reduce((all, row) => all + (row[j] ?? 0), 0))
    const total = rows.reduce((a, b) => a + b, 0)
    const agrees = (values: (number | null)[], actual: number[]) =>
      values.every((value, i) => value === null || value === actual[i])
    return agrees(shown.rows, rows) && agrees(shown.columns, sums) && (shown.total === null || shown.total === total)
  }
  const fill = (at: number): void => {
    const place = places[at]
    if (!place) {
      if (fits()) for (const [i, j] of places) seen.get(`${i},${j}`)?.add(table[i]?.[j] ?? -1)
      return
    }
    const [i, j] = place
    const row = table[i]
    if (!row) return
    for (let value = 0; value <= bound; value++) {
      row[j] = value
      fill(at + 1)
    }
    row[j] = 0
  }
  fill(0)
  return seen
}

describe('small cells', () => {
  it('are hidden together with others that would give them away', () => {
    const shown = suppressSmall([
      [3, 40, 50],
      [20, 30, 60],
      [70, 80, 90],
    ])
    expect(shown.cells[0]?.[0]).toBeNull()
    expect(shown.cells.flat().filter((cell) => cell === null)).toHaveLength(4)
    expect(shown.rows).toEqual([93, 110, 240])
    expect(shown.total).toBe(443)
  })

  it('leave a table without small cells as it is, zeros included', () => {
    const counts = [
      [0, 10],
      [25, 30],
    ]
    expect(suppressSmall(counts)).toEqual({ cells: counts, rows: [10, 55], columns: [25, 40], total: 65 })
  })

  it('never stand alone hidden in their row', () => {
    const counts = [
      [4, 30, 80, 90],
      [40, 50, 6, 70],
      [60, 70, 80, 8],
    ]
    const shown = suppressSmall(counts, 4)
    expect(shown.cells).toEqual(counts)
    const hidden = suppressSmall(counts)
    for (let i = 0; i < 3; i++) {
      expect(hidden.cells[i]?.filter((cell) => cell === null).length).not.toBe(1)
    }
  })

  it('hide a whole table of fewer than ten people', () => {
    const shown = suppressSmall([
      [1, 2],
      [0, 3],
    ])
    expect(shown).toEqual({
      cells: [
        [null, null],
        [null, null],
      ],
      rows: [null, null],
      columns: [null, null],
      total: null,
    })
  })

  it('in a list of one row hide the total where no second cell can protect them', () => {
    const shown = suppressSmall([[4, 0, 0]])
    expect(shown.total).toBeNull()
    expect(suppressSmall([])).toEqual({ cells: [], rows: [], columns: [], total: 0 })
  })

  it('can lie in a range of at least the threshold after any subtraction, by trying all tables', () => {
    const fewest = 4
    const cell = fc.integer({ min: 0, max: 9 })
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 2, maxLength: 2 }), (counts) => {
        const shown = suppressSmall(counts, fewest)
        const values = possibleValues(shown, 24)
        for (const [i, row] of counts.entries()) {
          for (const [j, count] of row.entries()) {
            if (count === 0 || count >= fewest) continue
            const range = [...(values.get(`${i},${j}`) ?? [])]
            expect(Math.max(...range) - Math.min(...range)).toBeGreaterThanOrEqual(fewest - 1)
          }
        }
      }),
      { numRuns: 60 },
    )
  }, 120_000)

  it('stay unsolvable in larger tables: every hidden small cell lies on a closed way of hidden cells or totals', () => {
    const cell = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 10, max: 200 }))
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { minLength: 3, maxLength: 6 }),
        (counts) => {
          const shown = suppressSmall(counts)
          for (const [i, row] of counts.entries()) {
            for (const [j, count] of row.entries()) {
              if (count > 0 && count < 10) expect(shown.cells[i]?.[j]).toBeNull()
            }
          }
          shown.cells.forEach((row, i) => {
            const hidden = row.filter((value) => value === null).length
            if (hidden === 1) expect(shown.rows[i]).toBeNull()
          })
          shown.columns.forEach((sum, j) => {
            const hidden = shown.cells.filter((row) => row[j] === null).length
            if (hidden === 1) expect(sum).toBeNull()
          })
        },
      ),
      { numRuns: 100 },
    )
  })
})
