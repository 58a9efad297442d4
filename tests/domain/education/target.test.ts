import { expect, test } from 'vitest'
import { LIBRARY } from '#app/domain/education/library.ts'
import { programRows, quartersOf, taughtFrom } from '#app/domain/education/session-program.ts'
import { targetsOf } from '#app/domain/education/target.ts'
import { listTargets } from '#app/domain/education/target-list.ts'

const sum = (providerId: string, family: string, axis: 'type' | 'any', lines: number, open: number) => ({
  ...{ providerId, family, axis, lines, open, openAfter: open },
})
const named = (...names: string[]) => names.map((name) => ({ id: name, name }))
const groups = ({ providerId }: { providerId: string }) => named(providerId === 'c' ? 'Surgery' : 'Medicine')

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

test('of saved lists a provider counts for each, and who is on none for none; the others of a list are everyone else', () => {
  const lists: Record<string, string[]> = { a: ['Round', 'Residents'], b: ['Round'] }
  const onList = ({ providerId }: { providerId: string }) => named(...(lists[providerId] ?? []))
  const targets = targetsOf(
    [sum('a', 'I50', 'type', 40, 30), sum('b', 'I50', 'type', 40, 30), sum('c', 'I50', 'type', 80, 0)],
    onList,
    6,
  )
  expect(targets.map(({ group, lines, open, writing }) => [group, lines, open, writing.providerIds])).toEqual([
    ['Round', 80, 60, ['a', 'b']],
    ['Residents', 40, 30, ['a']],
  ])
  // Everyone else left open none of 80, so all that the round would close at the low end is beyond them.
  expect(targets[0]?.beyondAMonth).toBeCloseTo(targets[0]?.sureAMonth ?? -1)
  expect(targets[1]?.beyondAMonth).toBeLessThan(targets[1]?.sureAMonth ?? 0)
})

test('of facilities a code counts where it was written, so that one provider can be of two targets', () => {
  const at = (facilityId: string, lines: number, open: number) => ({
    ...sum('a', 'I50', 'type', lines, open),
    facilityId,
  })
  const targets = targetsOf([at('north', 40, 30), at('south', 20, 5)], ({ facilityId }) => named(facilityId), 6)
  expect(targets.map(({ groupName, lines, open }) => [groupName, lines, open])).toEqual([
    ['north', 40, 30],
    ['south', 20, 5],
  ])
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

test('the only provider of a specialty is one person too; five gaps at least make a habit', () => {
  expect(targetsOf([sum('c', 'I50', 'type', 20, 18)], groups, 6)[0]?.isOnePerson).toBe(true)
  expect(targetsOf([sum('c', 'I50', 'type', 20, 4)], groups, 6)[0]?.isOnePerson).toBe(false)
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

const came = (sessionId: string, family: string, providerId: string, day: string) => ({
  ...{ sessionId, family, providerId, startAt: new Date(`${day}T12:00:00Z`) },
})

test('who was first taught elsewhere is untaught until then and left out afterwards', () => {
  const taught = taughtFrom(
    [
      came('s-other', 'heart-failure', 'a', '2026-02-10'),
      came('s-own', 'heart-failure', 'a', '2026-04-10'),
      came('s-own', 'heart-failure', 'b', '2026-04-10'),
      came('s-late', 'heart-failure', 'b', '2026-05-10'),
    ],
    ({ sessionId }) => sessionId === 's-own',
  )
  const rows = [2, 3, 4, 5].flatMap((m) => ['a', 'b'].map((who) => row(who, month(2026, m), 'I50', 1)))
  const program = programRows(rows, taught, new Set(['heart-failure']))
  expect(program.map(({ provider, period, taught: is }) => `${provider} ${period} ${is}`)).toEqual([
    'a 2026-02 false',
    'b 2026-02 false',
    'b 2026-03 false',
    'b 2026-04 false',
    'b 2026-05 true',
  ])
})

test('of two targets with as many sure gaps, the one that others do write comes first', () => {
  const targets = targetsOf(
    [
      sum('a', 'I50', 'type', 50, 25),
      sum('c', 'I50', 'type', 50, 1),
      sum('a', 'N17', 'type', 50, 25),
      sum('c', 'N17', 'type', 50, 24),
    ],
    groups,
    5,
  )
  expect(targets.slice(0, 2).map(({ family, group }) => `${family} ${group}`)).toEqual([
    'heart-failure Medicine',
    'acute-kidney-injury Medicine',
  ])
  expect(targets[0]?.beyondAMonth).toBeGreaterThan(3)
  expect(targets[1]?.beyondAMonth).toBe(0)
})

test('what the library can teach leads; the rest is shown only when asked for; one provider’s gaps by their part', () => {
  const targets = targetsOf(
    [
      sum('a', 'I50', 'type', 60, 30),
      sum('b', 'I50', 'type', 60, 2),
      { ...sum('a', 'J44', 'any', 300, 290), axis: 'site' as const },
      sum('b', 'N17', 'cause' as 'type', 40, 20),
    ],
    groups,
    6,
  )
  const filter = { group: '', family: '', provider: '', isReadyOnly: true, order: 'change' as const }
  const families = (over: Partial<typeof filter>) =>
    listTargets(targets, LIBRARY, { ...filter, ...over }).map(({ family }) => family)
  expect(families({})).toEqual(['heart-failure', 'acute-kidney-injury'])
  expect(families({ isReadyOnly: false })).toEqual(['heart-failure', 'acute-kidney-injury', 'copd'])
  expect(families({ provider: 'b' })).toEqual(['acute-kidney-injury', 'heart-failure'])
  expect(families({ family: 'copd' })).toEqual([])
})

test('teaching counts from the month after the first session attended', () => {
  const taught = taughtFrom(
    [came('s-2', 'heart-failure', 'a', '2026-05-20'), came('s-1', 'heart-failure', 'a', '2026-03-02')],
    () => true,
  )
  const rows = [2, 3, 4, 5].map((m) => row('a', month(2026, m), 'I50', 1))
  expect(programRows(rows, taught, new Set(['heart-failure'])).map((one) => [one.period, one.taught])).toEqual([
    ['2026-02', false],
    ['2026-03', false],
    ['2026-04', true],
    ['2026-05', true],
  ])
})

test('other taught families are no control; categories of a family are one cell', () => {
  const taught = taughtFrom(
    [came('s-1', 'heart-failure', 'a', '2026-03-02'), came('s-2', 'sepsis', 'b', '2026-03-02')],
    () => true,
  )
  const at = month(2026, 4)
  const rows = [row('a', at, 'I50', 1), row('a', at, 'I11', 2), row('a', at, 'A41', 3), row('a', at, 'J18', 4)]
  const program = programRows(rows, taught, new Set(['heart-failure']))
  expect(program.map(({ family }) => family).sort()).toEqual(['heart-failure', 'hypertension', 'pneumonia'])
  const twice = programRows(
    [row('a', at, 'N17', 1), row('a', at, 'N19', 2)],
    new Map(),
    new Set(['acute-kidney-injury']),
  )
  expect(twice).toMatchObject([{ gaps: 3, reviewable: 20, taught: false }])
  expect(quartersOf(program, () => true)).toEqual([{ quarter: '2026 Q2', gaps: 7, reviewable: 30 }])
})

test('who writes a family in a specialty is told whole, also where the axis is none of theirs', () => {
  const [target] = targetsOf(
    [sum('a', 'J18', 'type', 20, 10), sum('b', 'J15', 'any', 20, 0), sum('c', 'J18', 'any', 9, 9)],
    groups,
    6,
  )
  expect(target?.writing).toEqual({ providerIds: ['a', 'b'], categories: ['J15', 'J18'] })
})
