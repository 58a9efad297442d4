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
    expect(of(family, 'K239')).toMatchObject({ unspecified: true, alternatives: ['K230', 'K238'] })
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

describe('what an answer must keep', () => {
  test('a code for one of two joined places is not answered by the other, nor by both', () => {
    const burns = titled(`
0 T25 Burn and corrosion of ankle and foot
0 T250 Burn of unspecified degree of ankle and foot
1 T2501 Burn of unspecified degree of ankle
1 T2502 Burn of unspecified degree of foot
1 T2509 Burn of unspecified degree of multiple sites of ankle and foot
0 T251 Burn of first degree of ankle and foot
1 T2511 Burn of first degree of ankle
1 T2512 Burn of first degree of foot
1 T2519 Burn of first degree of multiple sites of ankle and foot`)
    expect(of(burns, 'T2501')).toMatchObject({ axes: ['severity'], alternatives: ['T2511'] })
  })
  test('acute on chronic is no kind of acute', () => {
    const slips = titled(`
0 M93 Slipped epiphysis
1 M931 Acute slipped epiphysis, unspecified stability
1 M932 Acute slipped epiphysis, stable
1 M933 Acute on chronic slipped epiphysis, stable`)
    expect(of(slips, 'M931')).toMatchObject({ alternatives: ['M932'] })
  })
  test('diverticulitis is no diverticulosis', () => {
    const bowel = titled(`
0 K57 Diverticular disease of intestine
1 K571 Diverticulosis of small intestine
1 K572 Diverticulitis of small intestine
1 K579 Diverticulitis of intestine, part unspecified`)
    expect(of(bowel, 'K579')).toMatchObject({ axes: ['site'], alternatives: ['K572'] })
  })
  test('"other" inside a title stays other', () => {
    const left = titled(`
0 T81 Complications of foreign body
1 T810 Unspecified complication of foreign body following kidney dialysis
1 T811 Unspecified complication of foreign body following other procedure
1 T812 Adhesions due to foreign body following kidney dialysis
1 T813 Adhesions due to foreign body following other procedure`)
    expect(of(left, 'T811')).toMatchObject({ axes: ['complication'], alternatives: ['T813'] })
  })
  test('the fetus that the seventh character tells is kept', () => {
    const fluid = titled(`
0 O41 Oligohydramnios
0 O410 Oligohydramnios
1 O4100X1 Oligohydramnios, unspecified trimester, fetus 1
1 O4101X0 Oligohydramnios, first trimester, not applicable or unspecified
1 O4101X1 Oligohydramnios, first trimester, fetus 1
1 O4101X2 Oligohydramnios, first trimester, fetus 2`)
    expect(of(fluid, 'O4100X1')).toMatchObject({ axes: ['trimester'], alternatives: ['O4101X1'] })
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
    ['T41202A', ['substance'], ['T410X2A', 'T411X2A', 'T41292A']],
    ['T43502A', ['substance'], ['T433X2A', 'T434X2A', 'T43592A']],
    ['N058', ['acuity'], ['N008', 'N018', 'N038']],
    ['S63278A', ['site'], ['S63288A', 'S63298A']],
    ['L97219', ['severity'], ['L97211', 'L97212', 'L97213', 'L97214', 'L97215', 'L97216']],
    ['H5440', ['laterality'], ['H54413A', 'H54414A', 'H54415A', 'H5442A3', 'H5442A4', 'H5442A5']],
    ['K08401', ['cause'], ['K08411', 'K08421', 'K08431', 'K08491']],
    ['E11311', ['severity', 'type'], null],
    ['C059', ['site'], ['C050', 'C051', 'C052', 'C058']],
    ['A039', ['organism'], ['A030', 'A031', 'A032', 'A033', 'A038']],
    ['F1029', ['type'], null],
    ['V29298A', ['circumstance'], ['V29098A', 'V29198A']],
    ['Q652', ['laterality'], ['Q6501', 'Q6502', 'Q651']],
    ['A412', ['organism'], ['A4101', 'A4102', 'A411']],
    ['D749', ['cause'], ['D740', 'D748']],
    ['S2691XD', ['complication'], ['S2601XD', 'S2611XD']],
    ['K08539', ['type'], ['K08530', 'K08531']],
    ['N80109', ['depth', 'laterality'], ['N80101', 'N80102', 'N80103', 'N80119', 'N80129']],
    ['H04209', ['cause', 'laterality'], ['H04201', 'H04202', 'H04203', 'H04219', 'H04229']],
  ])('%s is open on %j', (code, axes, alternatives) => {
    const found = byCode.get(code)
    expect(found).toEqual({ code, unspecified: true, axes, alternatives: alternatives ?? found?.alternatives })
  })
  test.each([
    ['E11311', /^E1137/],
    ['F1029', /^F102[01]$/],
    ['S63501A', /^S630|^S632|^S631/],
    ['I6350', /^I63[0-2]/],
    ['S72009A', /^S7206/],
    ['T38801A', /^T38[26]/],
    ['D1330', /^D13[01]/],
    ['C7940', /^C792/],
  ])('%s is not answered by a code like %s', (code, wrong) => {
    expect(byCode.get(code)?.alternatives.filter((it) => wrong.test(it))).toEqual([])
  })
  test.each([
    ['T4273XD', 'T426X3D'],
    ['K37', 'K36'],
    ['D2230', 'D220'],
    ['D2230', 'D2239'],
    ['S0091XD', 'S00411D'],
    ['H6691', 'H66014'],
    ['I82401', 'I824Y1'],
    ['S56911S', 'S56011S'],
    ['D696', 'D6941'],
    ['F439', 'F4381'],
  ])('%s is answered by %s', (code, answer) => {
    expect(byCode.get(code)?.alternatives).toContain(answer)
  })
  test.each(['A64', 'I999', 'K56600', 'T38902A'])('%s is no gap: nothing that is listed says more', (code) => {
    expect(byCode.get(code)?.unspecified).toBe(false)
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
