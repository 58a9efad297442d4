import { describe, expect, test } from 'vitest'
import { stayGrouper } from '#app/services/payment/group-stay.server.ts'
import { memberScorer } from '#app/services/payment/score-member.server.ts'
import { aContext } from '#tests/helpers/context.ts'

const group = async (line: object) => (await stayGrouper(aContext().db)(line)).grouped
const copd = { id: 'S01', principal: 'J44.1', secondary: ['I5021'], age: 72, sex: 'M', discharge: '01' }

describe('one stay of a file, with nothing but the starter set', () => {
  test('is grouped, with weight, release and reason', async () => {
    expect(await group(copd)).toEqual({
      id: 'S01',
      drg: '190',
      mdc: '04',
      severity: 'MCC',
      weight: 1.1077,
      release: 'msdrg:43.1',
      basis: expect.stringMatching(/^MS-DRG 43\.1, starter set only, the latest that is loaded.*I50\.21 is an MCC$/),
    })
  })

  test.each([
    ['a day of discharge', { ...copd, discharge: '2026-05-03' }, '190', /^MS-DRG 43\.1, starter set only; I50/],
    [
      'a day beside the status',
      { ...copd, dischargedOn: '2025-11-03' },
      '190',
      /same year but not in force on 2025-11-03/,
    ],
    [
      'a day of a year that is not loaded',
      { ...copd, discharge: '2026-11-03' },
      null,
      /^Not grouped: no MS-DRG tables are loaded/,
    ],
    ['a status as a number', { ...copd, discharge: 1 }, '190', /MCC$/],
    [
      'a code that the starter set does not know',
      { ...copd, secondary: ['A0101'] },
      '192',
      /A01\.01 is not in the loaded table/,
    ],
    [
      'a principal that it does not know',
      { ...copd, principal: 'A0101' },
      null,
      /principal diagnosis is not in the loaded table/,
    ],
    ['no secondaries at all', { id: 1, principal: 'J441' }, '192', /no CC or MCC counts/],
  ])('%s', async (_, line, drg, basis) => {
    const grouped = await group(line)
    expect(grouped.drg).toBe(drg)
    expect(grouped.basis).toMatch(basis)
    if (drg === null) expect(grouped.weight).toBeNull()
  })

  test.each([
    ['no principal', { id: 'x', secondary: [] }, 'x'],
    ['secondaries that are no list', { id: 7, principal: 'J441', secondary: 'I5021' }, 7],
    ['no object', 'J441', null],
    ['nothing', null, null],
  ])('%s is a fault that names the field', async (_, line, id) => {
    const { grouped, isFault } = await stayGrouper(aContext().db)(line)
    expect(isFault).toBe(true)
    expect(grouped).toMatchObject({ id, drg: null, weight: null, basis: expect.stringMatching(/^Not read: /) })
  })
})

describe('one member of a file, with nothing but the starter set', () => {
  const member = { id: 'm1', model: 'V28', codes: ['E11.9', 'I509'], age: 72, sex: 'M', segment: 'CNA' }
  const score = async (line: object) => (await memberScorer(aContext().db)(line)).scored

  test('is scored, part by part', async () => {
    expect(await score(member)).toMatchObject({
      id: 'm1',
      hccs: ['38', '226'],
      components: { M70_74: 0.396, HCC38: 0.166, HCC226: 0.36, DIABETES_HF_V28: 0.112, D2: 0 },
      score: 1.034,
      adjusted: { normalization: 1.067, codingIntensity: 0.059, normalized: 0.969, paid: 0.912 },
      release: 'hcc:2026',
    })
  })

  test('a code that the starter set does not carry is named: it may well have a category', async () => {
    const { basis, score: raw } = await score({ ...member, codes: ['E0852'] })
    expect(basis).toContain('E0852 is not in the loaded table')
    expect(raw).toBe(0.396)
  })

  test('a payment year that is not loaded gives no score', async () => {
    expect(await score({ ...member, year: 2030 })).toMatchObject({
      score: null,
      basis: expect.stringContaining('2030'),
    })
  })

  test('a model or a sex that is none is a fault', async () => {
    expect(await memberScorer(aContext().db)({ ...member, model: 'V99' })).toMatchObject({ isFault: true })
    expect(await memberScorer(aContext().db)({ ...member, sex: '?' })).toMatchObject({ isFault: true })
  })
})
