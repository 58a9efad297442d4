import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keptSpecificity, readSpecificity, specificityOf } from '#app/domain/codes/specificity.ts'
import { hasOfficialSet, officialCodes, skipReason, titled } from './builders.ts'

const KNEE = titled(`
0 M17 Osteoarthritis of knee
1 M170 Bilateral primary osteoarthritis of knee
0 M171 Unilateral primary osteoarthritis of knee
1 M1710 Unilateral primary osteoarthritis, unspecified knee
1 M1711 Unilateral primary osteoarthritis, right knee
1 M1712 Unilateral primary osteoarthritis, left knee
`)
const of = (codes: ReturnType<typeof titled>, code: string) => specificityOf(codes).find((it) => it.code === code)

describe('a small family', () => {
  test('the unspecified knee has the right and the left one as its alternatives, and no other', () => {
    expect(of(KNEE, 'M1710')).toEqual({
      code: 'M1710',
      unspecified: true,
      axes: ['laterality'],
      alternatives: ['M1711', 'M1712'],
    })
  })
  test('a code that states its side leaves nothing open', () => {
    expect(of(KNEE, 'M1711')).toEqual({ code: 'M1711', unspecified: false, axes: [], alternatives: [] })
  })
  test('"unspecified" without a sibling that says more is no gap', () => {
    const lone = titled('0 K23 Something rare\n1 K230 Something rare, unspecified')
    expect(of(lone, 'K230')).toMatchObject({ unspecified: false, alternatives: [] })
  })
  test('"other specified" states what it is', () => {
    const family = titled('0 K23 Colic\n1 K230 Biliary colic\n1 K238 Other specified colic\n1 K239 Colic, unspecified')
    expect(of(family, 'K238')).toMatchObject({ unspecified: false })
    expect(of(family, 'K239')).toMatchObject({ unspecified: true, alternatives: ['K230'] })
  })
  test('headings have no entry of their own', () => {
    expect(specificityOf(KNEE).map(({ code }) => code)).toEqual(['M170', 'M1710', 'M1711', 'M1712'])
  })
  test('a burn is not made more specific by a corrosion', () => {
    const burns = titled(`
0 T20 Burn and corrosion of neck
1 T200 Burn of unspecified degree of neck
1 T201 Burn of first degree of neck
1 T204 Corrosion of unspecified degree of neck
1 T205 Corrosion of first degree of neck`)
    expect(of(burns, 'T200')).toMatchObject({ axes: ['severity'], alternatives: ['T201'] })
  })
  test('"without" is not "with"', () => {
    const hepatitis = titled(`
0 B19 Hepatitis
1 B190 Hepatitis, unspecified, with coma
1 B191 Acute hepatitis with coma
1 B192 Acute hepatitis without coma`)
    expect(of(hepatitis, 'B190')).toMatchObject({ alternatives: ['B191'] })
  })
})

const FEMUR = titled(`
0 S72 Fracture of femur
0 S720 Fracture of head and neck of femur
0 S7200 Fracture of unspecified part of neck of femur
0 S72001 Fracture of unspecified part of neck of right femur
1 S72001A Fracture of unspecified part of neck of right femur, initial encounter for closed fracture
1 S72001D Fracture of unspecified part of neck of right femur, subsequent encounter for closed fracture
0 S72002 Fracture of unspecified part of neck of left femur
1 S72002A Fracture of unspecified part of neck of left femur, initial encounter for closed fracture
0 S72009 Fracture of unspecified part of neck of unspecified femur
1 S72009A Fracture of unspecified part of neck of unspecified femur, initial encounter for closed fracture
`)

test('alternatives keep the 7th character of the encounter', () => {
  expect(of(FEMUR, 'S72009A')).toMatchObject({ axes: ['laterality'], alternatives: ['S72001A', 'S72002A'] })
})

test('the order in which codes are given changes nothing', () => {
  const expected = specificityOf(FEMUR)
  const shuffled = fc.shuffledSubarray(FEMUR, { minLength: FEMUR.length, maxLength: FEMUR.length })
  fc.assert(
    fc.property(shuffled, (codes) => {
      expect(specificityOf(codes)).toEqual(expected)
    }),
    { numRuns: 30 },
  )
})

test('any titles are read: alternatives are billable codes of the set, never the code itself', () => {
  const word = fc.constantFrom(
    'unspecified',
    'knee',
    'right',
    'left',
    ',',
    'with',
    'without',
    'acute',
    'of',
    'other',
    'and',
    'not specified',
  )
  const title = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(' '))
  const code = fc.stringMatching(/^[A-D][0-9][0-9][0-9]{0,3}$/)
  const set = fc.uniqueArray(fc.record({ code, billable: fc.boolean(), shortTitle: title, longTitle: title }), {
    selector: (it) => it.code,
    maxLength: 30,
  })
  fc.assert(
    fc.property(set, (codes) => {
      const billable = new Set(codes.filter((it) => it.billable).map((it) => it.code))
      for (const entry of specificityOf(codes)) {
        expect(entry.unspecified).toBe(entry.alternatives.length > 0)
        expect(entry.axes.length > 0).toBe(entry.unspecified)
        expect(entry.alternatives).not.toContain(entry.code)
        for (const alternative of entry.alternatives) expect(billable).toContain(alternative)
      }
    }),
  )
})

test('a kept entry is read back as it was', () => {
  const entry = of(KNEE, 'M1710')
  expect(entry && readSpecificity(keptSpecificity(entry))).toEqual(entry)
})

const HALF = '../shared/data/msdrg/mce_v43.1_unspecified_dx_sample_half.csv'

describe.skipIf(!hasOfficialSet)(`the whole set of fiscal year 2026${skipReason}`, () => {
  const byCode = new Map(hasOfficialSet ? specificityOf(officialCodes()).map((it) => [it.code, it]) : [])

  test('every billable code has an entry', () => {
    expect(byCode.size).toBe(74_719)
  })
  test.each([
    ['M1710', ['laterality'], ['M1711', 'M1712']],
    ['I5020', ['acuity'], ['I5021', 'I5022', 'I5023']],
    ['J9600', ['complication'], ['J9601', 'J9602']],
    ['N189', ['stage'], ['N181', 'N182', 'N1830', 'N1831', 'N1832', 'N184', 'N185', 'N186']],
    ['F329', ['severity'], ['F320', 'F321', 'F322', 'F323', 'F324', 'F325']],
    ['J45909', ['severity', 'type'], ['J4520', 'J4530', 'J4540', 'J4550']],
    ['I4891', ['type'], ['I480', 'I4811', 'I4819', 'I4820', 'I4821']],
    [
      'L89609',
      ['laterality', 'stage'],
      ['L89600', 'L89601', 'L89602', 'L89603', 'L89604', 'L89606', 'L89619', 'L89629'],
    ],
    ['K259', ['acuity'], ['K253', 'K257']],
  ])('%s is open on %j', (code, axes, alternatives) => {
    expect(byCode.get(code)).toEqual({ code, unspecified: true, axes, alternatives })
  })
  test.each(['E119', 'I10', 'N390', 'J441', 'S72001A', 'K4090', 'O80', 'I2510', 'Z0000', 'T40601S'])(
    '%s is judged without a fault',
    (code) => {
      expect(byCode.has(code)).toBe(true)
    },
  )
  test.each(['E119', 'I10', 'N390', 'J441', 'K4090', 'O80', 'I2510', 'F0280x'.slice(0, 4)])(
    '%s leaves nothing open that a sibling states',
    (code) => {
      expect(byCode.get(code)?.unspecified ?? false).toBe(false)
    },
  )
  test("CMS's unspecified-code edit is covered by the side to 99.5 %", () => {
    const listed = readFileSync(HALF, 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.split(',')[0] ?? '')
      .filter(Boolean)
    const covered = listed.filter((code) => byCode.get(code)?.axes.includes('laterality'))
    expect(existsSync(HALF)).toBe(true)
    expect(covered.length / listed.length).toBeGreaterThanOrEqual(0.995)
  })
})
