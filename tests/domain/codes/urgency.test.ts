import { expect, test } from 'vitest'
import { byUrgency, type CodeChange, urgencyOf } from '#app/domain/codes/changes.ts'

const of = (change: CodeChange['change'], charts: boolean[]) =>
  urgencyOf(
    { code: 'A00', change, before: '', after: null },
    { charts: charts.map((isGoverned) => ({ isGoverned })), favourites: 1, concepts: 0, templates: 1 },
  )

test.each<[CodeChange['change'], boolean[], string]>([
  ['deleted', [true], 'now'],
  ['no-longer-billable', [false, true], 'now'],
  ['deleted', [false], 'soon'],
  ['deleted', [], 'soon'],
  ['retitled', [true], 'later'],
  ['now-billable', [true], 'later'],
])('a code that is %s with open charts %j is to be looked at %s', (change, charts, urgency) => {
  expect(of(change, charts)).toBe(urgency)
})

test('what stops a bill comes first, then what stands on more charts, more people, and the code', () => {
  const row = (code: string, urgency: 'now' | 'soon' | 'later', charts: number, favourites = 0) => ({
    ...{ code, urgency, favourites, change: 'deleted' as const, before: '', after: null },
    charts: Array.from({ length: charts }),
  })
  const rows = [
    row('D', 'later', 9),
    row('B', 'soon', 0),
    row('A', 'soon', 0, 2),
    row('E', 'now', 1),
    row('C', 'soon', 3),
  ]
  expect(rows.sort(byUrgency).map(({ code }) => code)).toEqual(['E', 'C', 'A', 'B', 'D'])
})
