import { describe, expect, test } from 'vitest'
import { buildHccTables } from '#app/domain/payment/hcc-tables.ts'
import type { Suspect } from '#app/domain/payment/recapture.ts'
import { suspectsShown } from '#app/domain/scorecard/measures/risk.ts'
import { type HintStay, suspectCounts } from '#app/domain/scorecard/measures/suspects.ts'

const tables = buildHccTables('hcc:test', {
  'hcc-mapping': [
    { code: 'J449', hcc: '280', model: 'V28' },
    { code: 'E119', hcc: '38', model: 'V28' },
    { code: 'E1165', hcc: '37', model: 'V28' },
    { code: 'I5023', hcc: '224', model: 'V28' },
  ],
  'hcc-coefficients': [],
  'hcc-hierarchies': [{ parent: '37', dropped: '38', model: 'V28' }],
  'hcc-labels': [],
})
const member = { model: 'V28' as const, ageYears: 70, sex: 'female' as const, segment: 'CNA' as const }
const inhaler: Suspect = { hcc: '280', why: 'drug', evidence: 'Tiotropium 18 mcg' }
const insulin: Suspect = { hcc: '38', why: 'drug', evidence: 'Insulin glargine' }
const listed: Suspect = { hcc: '37', why: 'problem-list', evidence: 'DM with hyperglycemia' }
const stay = (over: Partial<HintStay> = {}): HintStay => ({
  ...{ first: ['I5023'], final: ['I5023'], isFinal: true, queries: [] },
  ...over,
})
const asked = (quote: string, gist: HintStay['queries'][number]['gist']) => ({ quotes: [quote], gist })
const counts = (hints: Suspect[], ...stays: HintStay[]) => suspectCounts(tables, member, hints, stays)

describe('a category that the record hints at', () => {
  test.each<[string, Suspect[], HintStay[], Partial<ReturnType<typeof counts>>]>([
    ['is a suspect where no code gives it', [inhaler], [stay()], { suspects: 1, confirmed: 0, ruledOut: 0 }],
    ['is none where the notes alone gave the code', [inhaler], [stay({ first: ['J449'] })], { suspects: 0 }],
    ['is none where they gave a higher one of its family', [insulin], [stay({ first: ['E1165'] })], { suspects: 0 }],
    ['counts once by two hints', [inhaler, { ...inhaler, why: 'result' }], [stay()], { suspects: 1 }],
    ['counts once with a higher one that is hinted at', [insulin, listed], [stay()], { suspects: 1 }],
    ['is confirmed by a final line', [inhaler], [stay({ final: ['J449'] })], { confirmed: 1, ruledOut: 0 }],
    [
      'is confirmed by a later encounter of the year',
      [inhaler],
      [stay(), stay({ first: [], final: ['J449'] })],
      { confirmed: 1 },
    ],
    ['is confirmed by a higher one', [insulin], [stay({ final: ['E1165'] })], { confirmed: 1 }],
    [
      'is ruled out by an answer to who quoted the drug',
      [inhaler],
      [stay({ queries: [asked('Tiotropium 18 mcg daily on the list', 'ruled-out')] })],
      { suspects: 1, confirmed: 0, ruledOut: 1 },
    ],
    [
      'is ruled out by the words of the problem list, in whatever letters',
      [listed],
      [stay({ queries: [asked('PMH: dm with Hyperglycemia.', 'no')] })],
      { ruledOut: 1 },
    ],
    [
      'stays open after another question’s answer',
      [inhaler],
      [stay({ queries: [asked('eGFR 41', 'ruled-out')] })],
      { suspects: 1, ruledOut: 0 },
    ],
    [
      'stays open where it could not be determined',
      [inhaler],
      [stay({ queries: [asked('Tiotropium', 'undetermined'), asked('Tiotropium', null)] })],
      { ruledOut: 0, confirmed: 0 },
    ],
    [
      'is confirmed, not ruled out, where both stand',
      [inhaler],
      [stay({ final: ['J449'], queries: [asked('Tiotropium', 'ruled-out')] })],
      { confirmed: 1, ruledOut: 0 },
    ],
  ])('%s', (_, hints, stays, expected) => {
    expect(counts(hints, ...stays)).toMatchObject(expected)
  })

  test('is sought in whole words', () => {
    const bmi: Suspect = { hcc: '48', why: 'result', evidence: 'BMI 41' }
    const quoting = (quote: string) => counts([bmi], stay({ queries: [asked(quote, 'no')] })).ruledOut
    expect([quoting('Cultures submitted'), quoting('BMI 41.2')]).toEqual([0, 1])
  })
})

describe('a category that was coded from the notes', () => {
  test.each<[string, HintStay, { coded: number; takenOut: number }]>([
    ['stays', stay(), { coded: 1, takenOut: 0 }],
    ['is taken out', stay({ final: [] }), { coded: 1, takenOut: 1 }],
    ['is not taken out by a higher one', stay({ first: ['E119'], final: ['E1165'] }), { coded: 1, takenOut: 0 }],
    ['does not count before the coding is final', stay({ final: [], isFinal: false }), { coded: 0, takenOut: 0 }],
  ])('%s', (_, one, expected) => {
    expect(counts([], one)).toMatchObject(expected)
  })
  test('is not taken out where another encounter of the year documents it', () => {
    expect(counts([], stay({ final: [] }), stay())).toMatchObject({ coded: 1, takenOut: 0 })
  })
})

describe('shares', () => {
  const sum = (facilityId: string, suspects: number) => ({
    ...{ facilityId, members: suspects, suspects, confirmed: 4, ruledOut: 3, coded: 40, takenOut: 2 },
  })
  test('are of all suspects both ways, and of coded categories', () => {
    expect(suspectsShown([sum('a', 12)], 2026, null)).toMatchObject({
      ...{ confirmed: { events: 4, n: 12 }, ruledOut: { events: 3, n: 12 }, takenOut: { events: 2, n: 40 } },
    })
  })
  test('say nothing of fewer than ten, nor of a part beside so few', () => {
    expect(suspectsShown([sum('a', 9)], 2026, null)).toMatchObject({ confirmed: 'too-few', ruledOut: 'too-few' })
    expect(suspectsShown([sum('a', 12), sum('b', 3)], 2026, ['a'])).toMatchObject({ confirmed: 'too-few' })
    expect(suspectsShown([sum('a', 12), sum('b', 3)], 2026, null)).toMatchObject({ confirmed: { n: 15 } })
  })
  test('are none where nobody is known', () => expect(suspectsShown([], 2026, null)).toBeNull())
})
