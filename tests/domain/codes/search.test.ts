import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { indexWords, openHead, placesIn } from '#app/domain/codes/search-index.ts'
import { isSlipOf, searchWordsOf } from '#app/domain/codes/search-words.ts'
import { hasOfficialSet, officialCodes, searcher, skipReason, titled } from './builders.ts'

const search = searcher(
  titled(`
0 I50 Heart failure
1 I501 Left ventricular failure, unspecified
0 I502 Systolic (congestive) heart failure
1 I5020 Unspecified systolic (congestive) heart failure
1 I5021 Acute systolic (congestive) heart failure
1 I509 Heart failure, unspecified
1 I110 Hypertensive heart disease with heart failure
1 E1122 Type 2 diabetes mellitus with diabetic chronic kidney disease
1 E119 Type 2 diabetes mellitus without complications
1 J449 Chronic obstructive pulmonary disease, unspecified
`),
)

describe('a question', () => {
  test.each([
    ['an abbreviation', 'chf', 'I509'],
    ['several abbreviations', 'type 2 dm ckd', 'E1122'],
    ['words in any order', 'systolic acute failure', 'I5021'],
    ['the beginning of a word', 'obstr pulm', 'J449'],
    ['a slip of the keyboard', 'hypertensve', 'I110'],
    ['two letters swapped', 'systoilc acute', 'I5021'],
  ])('by %s finds the likely code first', (_, question, code) => {
    expect(search(question)[0]).toBe(code)
  })
  test('by a code finds it first, then what is below it', () => {
    expect(search('I50.2')).toEqual(['I502', 'I5020', 'I5021'])
    expect(search('i502')).toEqual(search('I50.2'))
  })
  test('that fits nothing finds nothing', () => {
    expect(search('zzzzqqq')).toEqual([])
  })
  test('puts codes that can be billed before their heading', () => {
    const found = search('heart failure')
    expect(found.indexOf('I509')).toBeLessThan(found.indexOf('I50'))
  })
})

test('places are read back as they were written', () => {
  const words = ['heart', 'failure', 'left', 'right', 'knee']
  const titles = fc.array(fc.subarray(words, { minLength: 1 }), { minLength: 1, maxLength: 300 })
  fc.assert(
    fc.property(titles, (lists) => {
      const rows = lists.map((list, i) => ({
        code: `A${String(i).padStart(5, '0')}`,
        billable: true,
        long: list.join(' '),
      }))
      const index = indexWords(rows)
      const head = openHead(index)
      for (const [word, text] of head.words.entries()) {
        const [page = 0, from = 0, length = 0] = head.spots.subarray(3 * word, 3 * word + 3)
        const places = placesIn((index.pages[page] ?? new Uint8Array()).subarray(from, from + length))
        expect([...places]).toEqual(lists.flatMap((list, i) => (list.includes(text) ? [i] : [])))
      }
    }),
  )
})

test('finds the codes with most words of the question, however frequent each word is', () => {
  const words = ['heart', 'failure', 'left', 'right', 'knee', 'shoulder']
  const titles = fc.array(fc.subarray(words, { minLength: 1 }), { minLength: 1, maxLength: 60 })
  const asked = fc.shuffledSubarray(words, { minLength: 1 })
  fc.assert(
    fc.property(titles, asked, (lists, question) => {
      const codes = lists.map((list, i) => ({
        code: `A${String(i).padStart(5, '0')}`,
        billable: true,
        shortTitle: '',
        longTitle: list.join(' '),
      }))
      const held = lists.map((list) => question.filter((word) => list.includes(word)).length)
      const most = Math.max(...held)
      const expected = most === 0 ? [] : codes.filter((_, i) => held[i] === most).map(({ code }) => code)
      expect(searcher(codes)(question.join(' '), 100).sort()).toEqual(expected)
    }),
  )
})

/** The plain definition of the distance, whole table, for comparison. */
function slowDistance(a: string, b: string): number {
  const d = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  )
  const at = (i: number, j: number) => d[i]?.[j] ?? 0
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      let cost = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + Number(a[i - 1] !== b[j - 1]))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, at(i - 2, j - 2) + 1)
      const row = d[i]
      if (row) row[j] = cost
    }
  return at(a.length, b.length)
}

test('slips are counted as the plain definition counts them', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 })
  fc.assert(
    fc.property(word, word, fc.integer({ min: 1, max: 2 }), (one, two, most) => {
      expect(isSlipOf(one, two, most)).toBe(slowDistance(one, two) <= most)
    }),
    { numRuns: 2_000 },
  )
})

test('any text gives words without marks', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      for (const word of searchWordsOf(text)) expect(word).toMatch(/^[a-z0-9]+$/)
    }),
  )
})

describe.skipIf(!hasOfficialSet)(`over the whole set${skipReason}`, () => {
  const whole = hasOfficialSet ? searcher(officialCodes()) : () => []
  test.each([
    ['chf', 'I509'],
    ['copd exac', 'J441'],
    ['type 2 dm ckd', 'E1122'],
    ['afib', 'I4891'],
    ['mi', 'I219'],
    ['nstemi', 'I214'],
    ['uti', 'N390'],
    ['htn', 'I10'],
    ['aki', 'N179'],
    ['sepsis', 'A419'],
    ['pneumonia', 'J189'],
    ['pnemonia', 'J189'],
    ['stroke', 'I639'],
    ['gerd', 'K219'],
    ['I50.9', 'I509'],
    ['e11.9', 'E119'],
    ['acute on chronic diastolic chf', 'I5033'],
    ['pressure ulcer sacral stage 3', 'L89153'],
    ['left knee pain', 'M25562'],
    ['dm foot ulcer', 'E11621'],
  ])('%s finds %s first', (question, code) => {
    expect(whole(question)[0]).toBe(code)
  })
  test.each([
    ['dvt', 'I82409'],
    ['fx hip', 'S72001A'],
    ['c diff', 'A0472'],
    ['gi bleed', 'K922'],
    ['acute respiratory failure', 'J9601'],
    ['ckd 3b', 'N1832'],
    ['malnutrition severe', 'E43'],
    ['metabolic encephalopathy', 'G9341'],
    ['diabetic neuropathy', 'E1140'],
    ['hypertensive ckd', 'I129'],
  ])('%s finds %s among the first five', (question, code) => {
    expect(whole(question, 5)).toContain(code)
  })
})
