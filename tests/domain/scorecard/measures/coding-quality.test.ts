import { describe, expect, test } from 'vitest'
import type { DrgTables } from '#app/domain/payment/drg-tables.ts'
import { drgFamilies, isOutlierDrg } from '#app/domain/scorecard/measures/drg-family.ts'
import { standsIn } from '#app/domain/scorecard/measures/follow-through.ts'
import { payerOf } from '#app/domain/scorecard/measures/payer.ts'
import { visitBucket } from '#app/domain/scorecard/measures/spread.ts'
import { turnaroundHours, turnaroundOf } from '#app/domain/scorecard/measures/turnaround.ts'
import { kaplanMeier } from '#app/domain/scorecard/statistics/survival.ts'

const row = (drg: string, baseDrg: string, title: string) => ({
  ...{ drg, baseDrg, title, mdc: '05', type: 'medical' as const, weightX10000: 10_000, meanStayX10000: null },
})
const TABLES = {
  drgs: new Map(
    [
      row('291', '291', 'Heart Failure and Shock with MCC'),
      row('292', '291', 'Heart Failure and Shock with CC'),
      row('293', '291', 'Heart Failure and Shock without CC/MCC'),
      row('312', '312', 'Syncope and Collapse'),
      row('377', '377', 'G.I. Hemorrhage with MCC'),
      row('064', '064', 'Intracranial Hemorrhage with CC/MCC'),
      row('066', '064', 'Intracranial Hemorrhage without CC/MCC'),
      row('054', '054', 'Nervous System Neoplasms with MCC'),
      row('055', '054', 'Nervous System Neoplasms without MCC'),
    ].map((one) => [one.drg, one]),
  ),
} as unknown as DrgTables

describe('families of DRGs', () => {
  test.each([
    ['an MCC in a family of three', '291', { splitsAtMcc: true, splitsAtCc: true, hasMcc: true, hasCc: true }],
    ['a CC in it', '292', { splitsAtMcc: true, splitsAtCc: true, hasMcc: false, hasCc: true }],
    ['neither', '293', { splitsAtMcc: true, splitsAtCc: true, hasMcc: false, hasCc: false }],
    ['a family that nothing splits', '312', { splitsAtMcc: false, splitsAtCc: false, hasMcc: false, hasCc: false }],
    ['a family of which one DRG alone is loaded', '377', { splitsAtMcc: false, splitsAtCc: false }],
    ['one DRG for both', '064', { splitsAtMcc: false, splitsAtCc: true, hasMcc: false, hasCc: true }],
    ['split by an MCC alone', '055', { splitsAtMcc: true, splitsAtCc: false, hasMcc: false, hasCc: false }],
  ])('%s', (_, drg, told) => {
    expect(drgFamilies(TABLES).get(drg)).toMatchObject(told)
  })
  test.each([
    ['a transplant', { drg: '001', mdc: '00' }, true],
    ['long ventilation', { drg: '207', mdc: '04' }, true],
    ['heart failure', { drg: '291', mdc: '05' }, false],
  ])('%s is an outlier: %s', (_, drg, is) => {
    expect(isOutlierDrg(drg)).toBe(is)
  })
})

describe('payers', () => {
  test.each([
    ['Medicare', 'medicare'],
    ['Medicare Advantage', 'medicare'],
    ['State Medicaid HMO', 'medicaid'],
    ['Aetna PPO', 'commercial'],
    ['Self-pay', 'other'],
    ['', 'other'],
    [null, 'other'],
  ])('%s is %s', (words, payer) => {
    expect(payerOf(words)).toBe(payer)
  })
})

describe('an answer in the record', () => {
  test.each([
    [
      'in one sentence, with words between',
      ['Acute systolic heart failure'],
      'Acute on chronic systolic heart failure. Home.',
      true,
    ],
    ['spread over two sentences', ['Acute systolic heart failure'], 'Acute today. Systolic heart failure.', false],
    ['one of two diagnoses', ['Sepsis due to pneumonia', 'Acute kidney injury'], 'Acute kidney injury resolved', true],
    ['nothing chosen', [], 'Acute kidney injury', false],
  ])('%s: %j', (_, said, note, is) => {
    expect(standsIn(said, [note])).toBe(is)
  })
})

describe('turnaround', () => {
  const at = (hours: number) => new Date(Date.UTC(2026, 0, 1) + hours * 3_600_000)
  test.each([
    [0, 6],
    [6, 6],
    [6.1, 12],
    [239, 240],
    [241, 264],
    [9999, 2400],
  ])('%d hours are kept as %d', (hours, kept) => {
    expect(turnaroundHours(at(0), at(hours))).toBe(kept)
  })
  test('stays that wait are censored and pull the median up; without them the backlog would be invisible', () => {
    const done = [
      { hours: 24, n: 8 },
      { hours: 48, n: 4 },
    ]
    const finished = turnaroundOf(done, [])
    const withBacklog = turnaroundOf(
      done,
      Array.from({ length: 12 }, () => 200),
    )
    expect(finished).toMatchObject({ n: 12, median: { time: 24 } })
    expect(withBacklog).toMatchObject({ n: 24, open: 12, ninetieth: { time: null } })
    expect(withBacklog !== 'too-few' && (withBacklog.median.time ?? 999) > 24).toBe(true)
  })
  test('a weighted curve is the curve of the same waits one by one', () => {
    const weighted = [
      { time: 6, ended: true, n: 3 },
      { time: 12, ended: false, n: 2 },
      { time: 18, ended: true, n: 4 },
    ]
    const single = weighted.flatMap(({ n, ...wait }) => Array.from({ length: n }, () => wait))
    expect(kaplanMeier(weighted)).toEqual(kaplanMeier(single))
  })
  test('under ten it says nothing', () => {
    expect(turnaroundOf([{ hours: 6, n: 9 }], [])).toBe('too-few')
  })
})

test.each([
  ['99214', 'office-established 99214'],
  ['99285', 'emergency 99285'],
  ['99291', null],
  ['71045', null],
])('procedure %s is a visit of %s', (code, bucket) => {
  expect(visitBucket(code)).toBe(bucket)
})
