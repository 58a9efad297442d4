import { describe, expect, test } from 'vitest'
import { isBackupDue, outlived, weekKey } from '#app/domain/keeping/backup-plan.ts'

const at = (text: string) => new Date(`${text}Z`)

describe('a backup is due', () => {
  test.each([
    ['when there is none', null, 24, true],
    ['when the newest is as old as the hours say', '2026-03-13T10:00:00', 24, true],
    ['not a second earlier', '2026-03-13T10:00:01', 24, false],
    ['never when the schedule is off', null, 0, false],
    ['not because the clock was set back', '2026-03-15T10:00:00', 24, false],
  ])('%s', (_, newest, hours, due) => {
    expect(isBackupDue({ newest: newest ? at(newest) : null, failed: null }, at('2026-03-14T10:00:00'), hours)).toBe(
      due,
    )
  })

  test.each([
    ['not within an hour of one that failed', '2026-03-14T09:00:01', false],
    ['an hour after one that failed', '2026-03-14T09:00:00', true],
    ['though a failure was noted by a clock set forward', '2026-03-14T12:00:00', true],
  ])('%s', (_, failed, due) => {
    expect(isBackupDue({ newest: null, failed: at(failed) }, at('2026-03-14T10:00:00'), 24)).toBe(due)
  })
})

// ISO 8601 (2019), 5.7.7 and the examples of the standard: 1 January may lie in the last week of the year before.
test.each([
  ['2005-01-01', '2004-W53'],
  ['2005-01-02', '2004-W53'],
  ['2005-12-31', '2005-W52'],
  ['2007-01-01', '2007-W01'],
  ['2008-12-29', '2009-W01'],
  ['2010-01-03', '2009-W53'],
  ['2026-03-14', '2026-W11'],
])('%s is in week %s', (day, week) => {
  expect(weekKey(at(`${day}T12:00:00`))).toBe(week)
})

test('a year of nightly backups leaves seven days, five weeks and twelve months, the newest of each', () => {
  let kept: { name: string; madeAt: Date }[] = []
  for (let day = 0; day < 400; day++) {
    const madeAt = new Date(Date.UTC(2025, 0, 1 + day, 2))
    kept.push({ name: madeAt.toISOString().slice(0, 10), madeAt })
    const gone = new Set(outlived(kept, { daily: 7, weekly: 5, monthly: 12 }))
    kept = kept.filter(({ name }) => !gone.has(name))
  }
  const names = kept.map(({ name }) => name)
  expect(names.slice(-7)).toEqual([
    '2026-01-29',
    '2026-01-30',
    '2026-01-31',
    '2026-02-01',
    '2026-02-02',
    '2026-02-03',
    '2026-02-04',
  ])
  for (const end of ['2025-12-31', '2025-11-30', '2025-04-30', '2026-01-25', '2026-01-18']) expect(names).toContain(end)
  expect(names).not.toContain('2026-01-17')
  expect(names.length).toBeLessThanOrEqual(7 + 5 + 12)
})

test('the newest stays whatever the policy says', () => {
  const all = [
    { name: 'a', madeAt: at('2026-03-01T00:00:00') },
    { name: 'b', madeAt: at('2026-03-02T00:00:00') },
  ]
  expect(outlived(all, { daily: 0, weekly: 0, monthly: 0 })).toEqual(['a'])
})
