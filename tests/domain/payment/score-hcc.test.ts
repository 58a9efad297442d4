import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { adjustScore } from '#app/domain/payment/hcc-adjust.ts'
import { type Member, SEGMENTS } from '#app/domain/payment/hcc-member.ts'
import { buildHccTables } from '#app/domain/payment/hcc-tables.ts'
import { scoreHcc } from '#app/domain/payment/score-hcc.ts'
import type { HccModel } from '#app/domain/payment/tables.ts'
import { slowScorer } from './hcc-oracle.ts'
import { hasSharedData, officialHccTables, WITHOUT } from './shared-data.ts'

const member = (rest: Partial<Member>): Member => ({
  model: 'V28',
  codes: [],
  ageYears: 72,
  sex: 'male',
  segment: 'CNA',
  ...rest,
})

/** A few rows with CMS's figures of payment year 2026, so that the rules stand without the official files. */
const fewTables = buildHccTables('hcc:test', {
  'hcc-mapping': [
    { code: 'I5023', hcc: '224', model: 'V28' },
    { code: 'I509', hcc: '226', model: 'V28' },
    { code: 'E119', hcc: '38', model: 'V28' },
    { code: 'Z95811', hcc: '223', model: 'V28' },
    { code: 'C50011', hcc: '23', model: 'V28' },
    { code: 'D66', hcc: '111', model: 'V28' },
  ],
  'hcc-coefficients': [
    { name: 'CNA_M70_74', factorX10000: 3_960, model: 'V28' },
    { name: 'CNA_HCC226', factorX10000: 3_600, model: 'V28' },
    { name: 'CNA_HCC224', factorX10000: 3_600, model: 'V28' },
    { name: 'CNA_HCC38', factorX10000: 1_660, model: 'V28' },
    { name: 'CNA_DIABETES_HF_V28', factorX10000: 1_120, model: 'V28' },
    { name: 'CNA_HCC223', factorX10000: 25_050, model: 'V28' },
    { name: 'CNA_D2', factorX10000: 0, model: 'V28' },
    { name: 'CNA_OriginallyDisabled_Male', factorX10000: 1_350, model: 'V28' },
    { name: 'NE_NMCAID_NORIGDIS_NEM67', factorX10000: 5_820, model: 'V28' },
  ],
  'hcc-hierarchies': [
    { parent: '223', dropped: '224', model: 'V28' },
    { parent: '223', dropped: '226', model: 'V28' },
    { parent: '224', dropped: '226', model: 'V28' },
  ],
  'hcc-labels': [],
})
const hccsOf = (rest: Partial<Member>) => scoreHcc(fewTables, member(rest)).hccs

describe('a risk score', () => {
  test('adds the age-sex cell, the categories and their interaction', () => {
    const score = scoreHcc(fewTables, member({ codes: ['E11.9', 'I50.9'] }))
    expect(score.hccs).toEqual(['38', '226'])
    expect(score.parts.map((part) => part.name)).toEqual(['M70_74', 'HCC38', 'HCC226', 'DIABETES_HF_V28', 'D2'])
    expect(score.scoreX10000).toBe(3_960 + 1_660 + 3_600 + 1_120)
  })

  test('a higher category drops the lower one and says so', () => {
    const score = scoreHcc(fewTables, member({ codes: ['I5023', 'I509'] }))
    expect(score.hccs).toEqual(['224'])
    expect(score.dropped).toEqual([{ hcc: '226', by: '224' }])
  })

  test.each([
    ['a heart assist device alone gives nothing', { codes: ['Z95811'] }, []],
    ['beside heart failure it stands', { codes: ['Z95811', 'I509'] }, ['223']],
    ['breast cancer under 50', { codes: ['C50011'], ageYears: 49 }, ['22']],
    ['breast cancer from 50 on', { codes: ['C50011'], ageYears: 50 }, ['23']],
    ['hemophilia in a woman', { codes: ['D66'], sex: 'female' as const }, ['112']],
    ['a code that maps to nothing', { codes: ['I10'] }, []],
  ])('%s', (_, rest, hccs) => {
    expect(hccsOf(rest)).toEqual(hccs)
  })

  test('an originally disabled member of 65 or more has a part for it', () => {
    const names = scoreHcc(fewTables, member({ isOriginallyDisabled: true })).parts.map((part) => part.name)
    expect(names).toContain('OriginallyDisabled_Male')
  })

  test('a new enrollee is scored by demography alone, in a cell of the single year', () => {
    const score = scoreHcc(fewTables, member({ segment: 'NE', ageYears: 67, codes: ['E119'] }))
    expect(score).toMatchObject({ hccs: [], scoreX10000: 5_820 })
  })

  test('an age that the segment has no cell for is named, not taken for zero', () => {
    expect(scoreHcc(fewTables, member({ ageYears: 50 })).notInTable).toEqual(['CNA_M45_54'])
  })

  test('normalisation and coding intensity are apart from the raw score, rounded to three decimals each', () => {
    expect(adjustScore(10_340, 'V28', 2026)).toEqual({
      ok: true,
      value: {
        normalizationX10000: 10_670,
        codingIntensityX10000: 590,
        normalizedX10000: 9_690,
        paidX10000: 9_120,
      },
    })
    expect(adjustScore(10_340, 'V24', 2026)).toEqual({ ok: false, error: 'no-factors' })
  })
})

describe.skipIf(!hasSharedData)(`on the official tables of payment year 2026${WITHOUT}`, () => {
  const tables = hasSharedData ? officialHccTables() : fewTables
  const mapped = { V24: [...tables.models.V24.hccsOf.keys()], V28: [...tables.models.V28.hccsOf.keys()] }
  const common = [
    'E119',
    'E1122',
    'I509',
    'I5023',
    'J449',
    'N184',
    'N186',
    'J9601',
    'A419',
    'F209',
    'F1020',
    'L89153',
    'Z95811',
    'C50911',
    'D66',
    'I4891',
    'G40909',
    'Z931',
    'J690',
    'D849',
    'C61',
    'I10',
  ]
  const anyMember = fc.constantFrom<HccModel>('V24', 'V28').chain((model) =>
    fc.record({
      model: fc.constant(model),
      codes: fc.array(fc.oneof(fc.constantFrom(...mapped[model]), fc.constantFrom(...common)), { maxLength: 14 }),
      ageYears: fc.integer({ min: 0, max: 99 }),
      sex: fc.constantFrom<'female' | 'male'>('female', 'male'),
      segment: fc.constantFrom(...SEGMENTS.filter((segment) => !segment.endsWith('NE'))),
    }),
  )

  test('it agrees with a scorer written after the flow of the SAS software', () => {
    const slow = slowScorer()
    fc.assert(
      fc.property(anyMember, (one) => {
        const { hccs, scoreX10000 } = scoreHcc(tables, one)
        const { model, segment, codes, ageYears: age, sex } = one
        const expected = slow({ model, segment, codes, age, sex: sex === 'female' ? 'F' : 'M' })
        expect({ hccs: hccs.map(Number), score: scoreX10000 / 10_000 }).toEqual(expected)
      }),
      { numRuns: 1_500, seed: 28 },
    )
  }, 60_000)

  test('codes in another order, or twice, give the same score', () => {
    fc.assert(
      fc.property(anyMember, (one) => {
        const again = [...one.codes].reverse().concat(one.codes)
        expect(scoreHcc(tables, { ...one, codes: again }).scoreX10000).toBe(scoreHcc(tables, one).scoreX10000)
      }),
    )
  })

  test('no category stands beside one that drops it, and more codes never take away a family', () => {
    fc.assert(
      fc.property(anyMember, fc.constantFrom(...mapped.V28), (one, more) => {
        const { drops } = tables.models[one.model]
        const standing = new Set(scoreHcc(tables, one).hccs)
        for (const hcc of standing) for (const low of drops.get(hcc) ?? []) expect(standing.has(low)).toBe(false)
        const wider = new Set(scoreHcc(tables, { ...one, codes: [...one.codes, more] }).hccs)
        for (const hcc of standing) {
          const kept = wider.has(hcc) || [...wider].some((high) => drops.get(high)?.includes(hcc))
          expect(kept).toBe(true)
        }
      }),
    )
  })
})
