import { expect, test } from 'vitest'
import { changesOf } from '#app/domain/codes/changes.ts'
import { diffRows } from '#app/domain/codes/diff.ts'

const row = (code: string, flag: '0' | '1', long: string) => [code, flag, long, long]

test('a new edition reaches what it deleted, retitled or changed in kind; what it added reaches nothing', () => {
  const before = [
    row('A1', '1', 'One'),
    row('A2', '1', 'Two'),
    row('A3', '1', 'Three'),
    row('A4', '0', 'Four'),
    row('A5', '1', 'Five'),
  ]
  const after = [
    row('A1', '1', 'One'),
    row('A2', '0', 'Two'),
    row('A3', '1', 'Third'),
    row('A4', '1', 'Four'),
    row('A6', '1', 'Six'),
  ]
  expect(changesOf(diffRows(before, after))).toEqual([
    { code: 'A2', change: 'no-longer-billable', before: 'Two', after: 'Two' },
    { code: 'A3', change: 'retitled', before: 'Three', after: 'Third' },
    { code: 'A4', change: 'now-billable', before: 'Four', after: 'Four' },
    { code: 'A5', change: 'deleted', before: 'Five', after: null },
  ])
})
