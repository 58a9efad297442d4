import { describe, expect, test } from 'vitest'
import { orderEditionOf } from '#app/domain/codes/editions.ts'
import { ORDER_ADDENDA } from '#app/domain/codes/read-order-addenda.ts'
import { ORDER_FILE, readOrderLine } from '#app/domain/codes/read-order-file.ts'
import { fiscalYearOf, releaseOn } from '#app/domain/codes/release.ts'
import { hasOfficialSet, officialOrderText, orderLine, skipReason } from './builders.ts'

const NAME = 'cms.zip/icd10cm_order_2026.txt'

describe('a line of an order file', () => {
  test('gives code, flag and both titles of its columns', () => {
    expect(readOrderLine(orderLine(5, 'A0100', '1', 'Typhoid fever, unspecified'))).toEqual({
      code: 'A0100',
      billable: true,
      short: 'Typhoid fever, unspecified',
      long: 'Typhoid fever, unspecified',
    })
  })
  test.each([
    ['a flag that is neither 0 nor 1', orderLine(1, 'A00', '1', 'Cholera').replace(' 1 ', ' 7 ')],
    ['no order number', '      A00     0 Cholera'],
    ['a cut title', orderLine(1, 'A000', '1', 'Cholera').slice(0, 30)],
    ['a code in small letters', orderLine(1, 'a000', '1', 'Cholera')],
  ])('is refused with %s', (_, line) => {
    expect(readOrderLine(line)).toEqual(expect.any(String))
  })
})

describe('the name of a file tells its edition', () => {
  test.each([
    ['cms_2026.zip/icd10cm_order_2026.txt', '2026', '2025-10-01', '2026-09-30'],
    ['icd10cm-order-2026.txt', '2026', '2025-10-01', '2026-09-30'],
    ['april-1-2026-code-descriptions-tabular-order.zip/icd10cm_order_2026.txt', '2026-04', '2026-04-01', '2026-09-30'],
    ['icd10cm-order-April-2025.txt', '2025-04', '2025-04-01', '2025-09-30'],
    ['april/2025/icd10cm_order_2025.txt', '2025', '2024-10-01', '2025-09-30'],
  ])('%s', (name, edition, startOn, endOn) => {
    expect(orderEditionOf(name)).toMatchObject({ edition, startOn, endOn })
  })
  test('a name without a year tells none', () => {
    expect(orderEditionOf('order.txt')).toBeNull()
  })
})

test('an excerpt is refused as partial, and says so', () => {
  const text = ['A00 0 Cholera', 'A000 1 Cholera due to Vibrio cholerae']
    .map((line, i) => orderLine(i + 1, line.split(' ')[0] ?? '', i === 0 ? '0' : '1', line.slice(7)))
    .join('\r\n')
  expect(ORDER_FILE.recognises({ name: NAME, text })).toBe(true)
  expect(ORDER_FILE.parse({ name: NAME, text }, null)).toMatchObject({ ok: false, error: 'partial' })
})

test('the day of service chooses the edition; between two the later start wins', () => {
  const release = (edition: string, startOn: string, endOn: string) => ({
    kind: 'icd10cm',
    edition,
    startOn,
    endOn,
    source: '',
  })
  const all = [release('2026', '2025-10-01', '2026-09-30'), release('2026-04', '2026-04-01', '2026-09-30')]
  expect(releaseOn(all, 'icd10cm', '2026-03-31')?.edition).toBe('2026')
  expect(releaseOn(all, 'icd10cm', '2026-04-01')?.edition).toBe('2026-04')
  expect(releaseOn(all, 'icd10cm', '2026-10-01')).toBeNull()
  expect([fiscalYearOf('2025-09-30'), fiscalYearOf('2025-10-01')]).toEqual([2025, 2026])
})

describe('order addenda', () => {
  const change = (action: string, flag: string, code: string, title: string) =>
    `${`${action}:`.padEnd(12)} ${flag} ${code.padEnd(7)} ${title.padEnd(60)} ${title}`
  const counts = (before: [number, number], after: [number, number]) =>
    [
      'Headers',
      `  ${before[1]} headers in icd10cm_order_2026.txt`,
      `  ${after[1]} headers in icd10cm_order_2027.txt`,
      'Codes',
      `  ${before[0]} codes in icd10cm_order_2026.txt`,
      `  ${after[0]} codes in icd10cm_order_2027.txt`,
    ].join('\r\n')
  const base = {
    codes: [
      ['D69', '0', 'Purpura', 'Purpura'],
      ['D691', '1', 'Platelet defects', 'Platelet defects'],
    ],
  }
  const file = (text: string) => ({ name: 'icd10cm_order_addenda_2027.txt', text })
  const changes = [
    change('Delete', '1', 'D691', 'Platelet defects'),
    change('Add', '0', 'D691', 'Platelet defects'),
    change('Add', '1', 'D6911', 'Glanzmann thrombasthenia'),
  ].join('\r\n')

  test('make the next edition out of the one before; a code deleted and added changes its flag', () => {
    const text = `${changes}\r\n\r\n${counts([1, 1], [1, 2])}`
    expect(ORDER_ADDENDA.recognises(file(text))).toBe(true)
    expect(ORDER_ADDENDA.base?.(file(text))).toBe('icd10cm:2026')
    expect(ORDER_ADDENDA.makes?.(file(text))).toBe('icd10cm:2027')
    expect(ORDER_ADDENDA.parse(file(text), base)).toMatchObject({
      ok: true,
      value: {
        edition: '2027',
        totals: { billable: 1, headers: 2 },
        tables: {
          codes: [
            ['D69', '0', 'Purpura', 'Purpura'],
            ['D691', '0', 'Platelet defects', 'Platelet defects'],
            ['D6911', '1', 'Glanzmann thrombasthenia', 'Glanzmann thrombasthenia'],
          ],
        },
      },
    })
  })
  test.each([
    ['whose counts do not come out', `${changes}\r\n\r\n${counts([1, 1], [2, 2])}`, 'faulty'],
    ['without their counts', changes, 'partial'],
    [
      'that delete what is not there',
      `${change('Delete', '1', 'X99', 'None')}\r\n\r\n${counts([1, 1], [1, 1])}`,
      'faulty',
    ],
    ['that add what is there', `${change('Add', '1', 'D691', 'Again')}\r\n\r\n${counts([1, 1], [1, 1])}`, 'faulty'],
  ])('%s are refused whole', (_, text, error) => {
    expect(ORDER_ADDENDA.parse(file(text), base)).toMatchObject({ ok: false, error })
  })
  test('without the edition before are refused', () => {
    expect(ORDER_ADDENDA.parse(file(changes), null)).toMatchObject({ ok: false, error: 'base-missing' })
  })
})

describe.skipIf(!hasOfficialSet)(`the official order file${skipReason}`, () => {
  const text = hasOfficialSet ? officialOrderText() : ''
  const parse = (changed: string) => ORDER_FILE.parse({ name: NAME, text: changed }, null)

  test('is read whole, with the totals that CMS prints', () => {
    expect(parse(text)).toMatchObject({
      ok: true,
      value: { edition: '2026', totals: { billable: 74_719, headers: 23_467 } },
    })
  })
  test.each([
    ['cut in a line', text.slice(0, 9_000_000), 'partial'],
    ['cut between lines', text.slice(0, text.indexOf('\n', 9_000_000) + 1), 'partial'],
    ['without its last line', text.slice(0, text.lastIndexOf('\n', text.length - 3) + 1), 'partial'],
    ['with a line missing inside', text.replace(/^00500 .*\r?\n/m, ''), 'faulty'],
    ['with a code twice', text.replace(/^(00500 )\S{4,7} {0,3}/m, '$1A000   '), 'faulty'],
    ['with a flag turned', text.replace(/^(00002 A000 {4})1/m, '$10'), 'partial'],
  ])('is refused whole when %s', (_, changed, error) => {
    expect(parse(changed)).toMatchObject({ ok: false, error, faults: [{ why: expect.any(String) }] })
  })
})
