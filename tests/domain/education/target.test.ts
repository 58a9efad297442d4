import { expect, test } from 'vitest'
import { programRows, quartersOf, taughtFrom } from '#app/domain/education/session-program.ts'
import { targetsOf } from '#app/domain/education/target.ts'

const sum = (providerId: string, family: string, axis: 'type' | 'any', lines: number, open: number) => ({
  ...{ providerId, family, axis, lines, open, openAfter: open },
})
const groups = new Map([
  ['a', 'Medicine'],
  ['b', 'Medicine'],
  ['c', 'Surgery'],
])

test('a target is a family on an axis in a specialty, the surest and largest first', () => {
  const targets = targetsOf(
    [
      sum('a', 'I50', 'type', 60, 30),
      sum('b', 'I50', 'type', 40, 30),
      sum('c', 'N17', 'type', 12, 11),
      sum('a', 'I50', 'any', 60, 30),
    ],
    groups,
    6,
  )
  expect(targets.map(({ family, group, open, lines }) => [family, group, open, lines])).toEqual([
    ['heart-failure', 'Medicine', 60, 100],
    ['acute-kidney-injury', 'Surgery', 11, 12],
  ])
  expect(targets[0]).toMatchObject({ gapsAMonth: 10, providers: 2, isOnePerson: false, sureness: 'fair' })
})

test('few codes are no target, and few gaps on many codes come before a high share of few', () => {
  expect(targetsOf([sum('a', 'I50', 'type', 9, 9)], groups, 6)).toEqual([])
  const [first] = targetsOf([sum('c', 'N17', 'type', 10, 10), sum('a', 'I50', 'type', 400, 80)], groups, 6)
  expect(first?.family).toBe('heart-failure')
})

test('one person’s habit is told from a specialty’s', () => {
  expect(targetsOf([sum('a', 'I50', 'type', 20, 18), sum('b', 'I50', 'type', 20, 1)], groups, 6)[0]?.isOnePerson).toBe(
    true,
  )
})

test('axes left open together are one target, and the remainder of a chapter is none', () => {
  const both = [sum('a', 'M17', 'type', 12, 8), { ...sum('a', 'M17', 'any', 12, 8), axis: 'laterality' as const }]
  expect(targetsOf([...both, sum('a', 'E78', 'type', 90, 90)], groups, 6)).toMatchObject([
    { family: 'arthritis', axes: ['type', 'laterality'], open: 8 },
  ])
})

test('gaps of different categories of one family are one target', () => {
  expect(targetsOf([sum('a', 'N17', 'type', 10, 5), sum('a', 'N19', 'type', 10, 5)], groups, 6)).toHaveLength(1)
})

const month = (year: number, of: number) => year * 12 + of - 1
const row = (providerId: string, at: number, family: string, open: number, lines = 10) => ({
  ...{ providerId, month: at, family, open, lines },
})

test('teaching counts from the month after the first session attended', () => {
  const taught = taughtFrom([
    { family: 'heart-failure', providerId: 'a', startAt: new Date('2026-05-20T12:00:00Z') },
    { family: 'heart-failure', providerId: 'a', startAt: new Date('2026-03-02T12:00:00Z') },
  ])
  const rows = [2, 3, 4, 5].map((m) => row('a', month(2026, m), 'I50', 1))
  expect(programRows(rows, taught, 'heart-failure').map((one) => [one.period, one.taught])).toEqual([
    ['2026-02', false],
    ['2026-03', false],
    ['2026-04', true],
    ['2026-05', true],
  ])
})

test('other taught families are no control; categories of a family are one cell', () => {
  const taught = taughtFrom([
    { family: 'heart-failure', providerId: 'a', startAt: new Date('2026-03-02T12:00:00Z') },
    { family: 'sepsis', providerId: 'b', startAt: new Date('2026-03-02T12:00:00Z') },
  ])
  const at = month(2026, 4)
  const rows = [row('a', at, 'I50', 1), row('a', at, 'I11', 2), row('a', at, 'A41', 3), row('a', at, 'J18', 4)]
  const program = programRows(rows, taught, 'heart-failure')
  expect(program.map(({ family }) => family).sort()).toEqual(['heart-failure', 'hypertension', 'pneumonia'])
  const twice = programRows([row('a', at, 'N17', 1), row('a', at, 'N19', 2)], new Map(), 'acute-kidney-injury')
  expect(twice).toMatchObject([{ gaps: 3, reviewable: 20, taught: false }])
  expect(quartersOf(program, () => true)).toEqual([{ quarter: '2026 Q2', gaps: 7, reviewable: 30 }])
})
