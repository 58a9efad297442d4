import { describe, expect, test } from 'vitest'
import { deathsOf } from '#app/domain/scorecard/measures/deaths.ts'
import { endsOf } from '#app/domain/scorecard/measures/filter.ts'
import { readMonth } from '#app/domain/scorecard/measures/month.ts'
import { membersTold } from '#app/domain/scorecard/measures/rates.ts'
import { tellsBetween } from '#app/domain/scorecard/measures/siblings.ts'
import { type CellPart, toldCells } from '#app/domain/scorecard/measures/told-cells.ts'

const part = (facilityId: string, payer: string, key: string, n: number): CellPart => ({
  ...{ facilityId, payer, timing: 'all', key, n },
})
const all = { facility: '', payer: 'all', timing: 'all' } as const

describe('a number of a table under filters', () => {
  const parts = [part('a', 'medicare', 'x', 12), part('b', 'medicare', 'x', 4), part('c', 'other', 'x', 30)]

  test('is told without one', () => {
    expect(toldCells(parts, all)('x')).toBe(true)
  })

  test('is not told where another setting is small, nor where it would tell that one', () => {
    const told = (facility: string) => toldCells(parts, { ...all, facility })('x')
    expect([told('a'), told('b'), told('c')]).toEqual([false, false, true])
  })

  test('is not told of two filters at once beside a small part', () => {
    expect(toldCells(parts, { ...all, facility: 'c', payer: 'other' })('x')).toBe(false)
    const large = parts.map((one) => ({ ...one, n: 40 }))
    expect(toldCells(large, { ...all, facility: 'c', payer: 'other' })('x')).toBe(true)
  })

  test('is not told where the sum of its table would tell a hidden one', () => {
    // By column alone "y" of "a" could be told; by the sum of "a", and what is told of "x", it tells the four.
    const table = [
      ...parts,
      part('a', 'medicare', 'y', 20),
      part('b', 'medicare', 'y', 25),
      part('c', 'other', 'y', 30),
    ]
    const keysTold = (facility: string) => {
      const told = toldCells(table, { ...all, facility }, { isParted: true })
      return ['x', 'y'].filter(told)
    }
    expect(keysTold('a')).toEqual([])
    expect(keysTold('b')).toEqual([])
    expect(keysTold('c')).toEqual(['x', 'y'])
  })

  test('is not told where a longer period would tell a few by the usual one', () => {
    const rest = [part('a', 'medicare', 'x', 3), part('a', 'medicare', 'y', 11)]
    const told = toldCells([], all, { rest })
    expect([told('x'), told('y'), told('z')]).toEqual([false, true, true])
  })
})

test('a number of another period is not told where a few cases lie between it and the usual number, if that one is told', () => {
  const told = (n: number, between: number, isLonger: boolean) => !tellsBetween(n, between, { isLonger })
  // Longer: the usual number is the rest.
  expect([told(15, 3, true), told(15, 7, true), told(15, 0, true), told(30, 20, true)]).toEqual([
    false,
    true,
    true,
    true,
  ])
  // Shorter: the usual number is more than what is told, so it is told too.
  expect([told(15, 3, false), told(15, 10, false)]).toEqual([false, true])
})

test('of a group the small members are left out while they are one to nine together; under a filter nothing is told then', () => {
  const told = (members: number[], isNarrowed = false) => membersTold(members, (n) => n, { isNarrowed })
  expect(told([30, 4])).toEqual([30])
  expect(told([30, 4, 7])).toEqual([30, 4, 7])
  expect(told([30, 4], true)).toEqual([])
  expect(told([30, 0], true)).toEqual([30, 0])
})

test('observed over expected deaths carry an exact Poisson interval, and are told only where every stay has a risk', () => {
  const sum = { stays: 200, withRisk: 200, risksX1000000: 8_000_000, died: 12 }
  // Exact limits of a count of 12: 6.2006 and 20.9616 (Garwood 1936, as tabulated in Breslow & Day 1987, table 2.10).
  const found = deathsOf([sum])
  expect(found).toMatchObject({ stays: 200, died: 12, expected: 8, ratio: 1.5 })
  expect(found?.low).toBeCloseTo(6.2006 / 8, 3)
  expect(found?.high).toBeCloseTo(20.9616 / 8, 3)
  expect(deathsOf([{ ...sum, withRisk: 199 }])).toBe(null)
  expect(deathsOf([{ stays: 9, withRisk: 9, risksX1000000: 500_000, died: 1 }])).toBe(null)
})

test('a period may end with one of the last quarters, or with the month that is asked for', () => {
  const now = new Date('2026-09-14T10:00:00Z')
  const month = (text: string) => readMonth(text) ?? 0
  expect(endsOf(month('2026-08'), now).slice(0, 3)).toEqual(['2026-06', '2026-03', '2025-12'])
  expect(endsOf(month('2026-05'), now).slice(0, 3)).toEqual(['2026-06', '2026-05', '2026-03'])
})
