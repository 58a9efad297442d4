import { analyse } from 'scslre'
import { expect, test } from 'vitest'
import { expressionsOfSources } from '#tests/helpers/expressions.ts'

const { literals, made } = expressionsOfSources()

/** True where an attack by one repeated sign takes time that grows faster than the text: by scslre, which judges without running. */
function growsFaster({ source, flags }: { source: string; flags: string }): boolean {
  return analyse({ source, flags }, { assumeRejectingSuffix: false }).reports.length > 0
}

/** Expressions that the analysis suspects and that are kept: by their beginning, and why their time is bounded all the same. */
const KEPT: [file: string, begins: string, why: string][] = [
  ['app/domain/codes/axis-words.ts', '[^\\n]+?(?:[.;!?]', 'it cannot fail: a line or the text ends'],
  ['app/domain/query/lexicon/readings.ts', '(?:(<=?|>=?', 'it cannot fail on a digit, where the suspicion begins'],
  ['app/domain/query/lexicon/readings.ts', '(?:baseline|previous', 'looks at 24 signs'],
  ['app/domain/query/lexicon/readings.ts', '(<|>)?\\s*(\\d+', 'looks at 24 signs'],
  [
    'app/domain/query/lexicon/assertion.ts',
    '(?:\\b(?:no|nor',
    'looks at the signs before a mention, as many as BEFORE says',
  ],
  ['app/domain/query/lexicon/assertion.ts', '\\b(?:possibl[ey]', 'the same'],
  ['app/domain/query/lexicon/assertion.ts', '\\b(?:history of', 'the same'],
  ['app/domain/query/compliance/language/quotes.ts', '\\b(?:document', 'looks at the 90 signs before a quotation'],
  [
    'app/domain/query/compliance/rules/indicators.ts',
    '^\\W*(?:(?:the|',
    'looks at a source, of which a form takes 400 signs',
  ],
]
const isKept = (place: string, source: string) =>
  KEPT.findIndex(([file, begins]) => place.startsWith(`${file}:`) && source.startsWith(begins))

test('the expressions of the sources are found', () => {
  expect(literals.length).toBeGreaterThan(700)
  expect(growsFaster({ source: '\\s+$', flags: '' })).toBe(true)
  expect(growsFaster({ source: '(?:a|b|ab)*c', flags: '' })).toBe(true)
  expect(growsFaster({ source: '(?<!\\s)\\s+$', flags: '' })).toBe(false)
})

test('no expression takes time that grows faster than its text, but for those whose text is short or that cannot fail', () => {
  const suspected = literals.filter(growsFaster)
  expect(suspected.filter(({ place, source }) => isKept(place, source) < 0)).toEqual([])
  const kept = new Set(suspected.map(({ place, source }) => isKept(place, source)))
  expect(KEPT.filter((_, n) => !kept.has(n))).toEqual([])
})

test('nothing is repeated in two ways at once: the words of a repeated group are no joined words of the group', () => {
  const twice = literals.flatMap(({ source, place }) =>
    [...source.matchAll(/\(\?:([^()[\]\\?*+{}]+)\)[*+]/g)].flatMap(([group, inner = '']) => {
      const words = new Set(inner.split('|'))
      const joined = [...words].filter((word) =>
        [...words].some(
          (one) => one !== word && one !== '' && word.startsWith(one) && words.has(word.slice(one.length)),
        ),
      )
      return joined.length > 0 ? [`${place} ${group}: ${joined.join(', ')}`] : []
    }),
  )
  expect(twice).toEqual([])
})

/** Files that put expressions together at run time, none of them from what people type without escaping it. */
const MAKERS = [
  'app/components/encounter/opportunity-panel.tsx',
  'app/domain/codes/read-order-addenda.ts',
  'app/domain/query/compliance/language/pattern.ts',
  'app/domain/query/compliance/language/whole-words.ts',
  'app/domain/query/compliance/reading/general-kinds.ts',
  'app/domain/query/compliance/reading/general.ts',
  'app/domain/query/compliance/reading/normal.ts',
  'app/domain/query/compliance/reading/small-talk.ts',
  'app/domain/query/compliance/reading/undetermined.ts',
  'app/domain/query/compliance/repairs.ts',
  'app/domain/query/compliance/rules/defining.ts',
  'app/domain/query/compliance/rules/denied-thing.ts',
  'app/domain/query/compliance/rules/favoured-side.ts',
  'app/domain/query/compliance/rules/house-figures.ts',
  'app/domain/query/compliance/rules/lead-direct.ts',
  'app/domain/query/compliance/rules/lead-presume.ts',
  'app/domain/query/compliance/rules/lone.ts',
  'app/domain/query/compliance/rules/organ-systems.ts',
  'app/domain/query/compliance/rules/plain-values.ts',
  'app/domain/query/compliance/rules/record-gap.ts',
  'app/domain/query/compliance/rules/remarks.ts',
  'app/domain/query/compliance/rules/ruled-out.ts',
  'app/domain/query/compliance/rules/screened.ts',
  'app/domain/query/compliance/rules/setting.ts',
  'app/domain/query/compliance/rules/title.ts',
  'app/domain/query/compliance/rules/validation.ts',
  'app/domain/query/compliance/rules/wrong-side.ts',
  'app/domain/query/series.ts',
  'app/domain/query/templates/facts.ts',
  'db/seed/notes/exam.ts',
]
test('who makes expressions at run time is known by name', () => {
  expect(made).toEqual(MAKERS)
})
