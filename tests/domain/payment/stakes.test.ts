import { describe, expect, test } from 'vitest'
import { patientStatusOf } from '#app/domain/payment/disposition.ts'
import { checkRate, type FacilityRate } from '#app/domain/payment/ipps.ts'
import { rankedByStake, stakeOf } from '#app/domain/payment/stakes.ts'
import { traumaOf } from '#app/domain/payment/trauma.ts'

const question = (...differences: (number | null)[]) => ({
  id: 'q',
  outcomes: differences.map((weightDifferenceX10000) => ({ label: '', grouping: null, weightDifferenceX10000 })),
})

describe('what is at stake in the open questions of a stay', () => {
  test('the span runs from the lowest to the highest outcome, and unknown ones are counted apart', () => {
    expect(stakeOf('e1', [question(2_677, 0), question(-1_980, null)])).toEqual({
      encounterId: 'e1',
      lowestX10000: -1_980,
      highestX10000: 2_677,
      unknownOutcomes: 1,
    })
  })

  test('a stay that can only fall ranks like one that can only rise, and one that cannot be told comes last', () => {
    const falls = stakeOf('falls', [question(-5_000)])
    const rises = stakeOf('rises', [question(4_000)])
    const unknown = stakeOf('unknown', [question(null)])
    expect(rankedByStake([unknown, rises, falls]).map((stake) => stake.encounterId)).toEqual([
      'falls',
      'rises',
      'unknown',
    ])
  })
})

test.each([
  ['01', '01'],
  [1, '01'],
  ['exp', '20'],
  ['aadvice', '07'],
  ['snf', '03'],
  ['oth', null],
  ['', null],
  [null, null],
])('the disposition %s is the patient status %s', (disposition, status) => {
  expect(patientStatusOf(disposition)).toBe(status)
})

describe('multiple significant trauma', () => {
  test.each([
    ['hip fracture and liver laceration', 'S72001A', ['S36113A'], 'certain'],
    ['two injuries of one site', 'S72001A', ['S72101A'], 'none'],
    ['a later encounter', 'S72001D', ['S36113A'], 'none'],
    ['no trauma as principal', 'J441', ['S72001A', 'S36113A'], 'none'],
    ['a bruise of the chest beside it', 'S72001A', ['S20211A'], 'none'],
    ['rib fractures beside it, which only the official list can judge', 'S72001A', ['S2241XA'], 'possible'],
  ])('%s', (_, principal, secondary, found) => {
    expect(
      traumaOf(
        principal,
        secondary.map((code) => ({ code })),
      ),
    ).toBe(found)
  })
})

describe('a rate is refused', () => {
  const rate: FacilityRate = {
    facilityId: 'north',
    payer: 'Medicare',
    startOn: '2025-10-01',
    endOn: null,
    wageIndexX10000: 9_876,
    capitalFactorX10000: null,
    addOnX10000: 0,
    ownRateCents: 0,
    ownShareX10000: 0,
  }
  test.each([
    ['never, as CMS publishes them', {}, null],
    ['with a wage index in another unit', { wageIndexX10000: 1 }, 'wage-index-out-of-range'],
    ['with more than the whole as its own share', { ownShareX10000: 10_001 }, 'share-out-of-range'],
    ['that ends before it begins', { endOn: '2025-09-30' }, 'ends-before-it-begins'],
    ['with a negative amount', { ownRateCents: -1 }, 'negative-amount'],
  ])('%s', (_, change, refusal) => {
    expect(checkRate({ ...rate, ...change })).toBe(refusal)
  })
})
