import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkDraft } from '#app/domain/query/compliance/check.ts'
import { CONTENT_RULES, RULE_SET, RULES, ruleOf } from '#app/domain/query/compliance/registry.ts'
import { repairsFor } from '#app/domain/query/compliance/repairs.ts'
import { counted, csvRowsOf, htmlOf, noCounts } from '#app/domain/query/compliance/report.ts'
import type { Draft } from '#app/domain/query/draft.ts'
import { aDraft } from './drafts.ts'

const words = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.constantFrom(
    'Please document acute kidney injury.',
    'so that the DRG',
    '"sepsis" per Dr. Osei',
    'Other (please specify)',
    "Isn't this sepsis?",
    'No pneumonia',
    '\u0130stanbul \uE000 \u200B',
  ),
)
const anyDraft: fc.Arbitrary<Draft> = fc.record({
  id: fc.string(),
  kind: fc.constantFrom('multiple-choice' as const, 'yes-no' as const, 'open-ended' as const),
  title: words,
  question: words,
  options: fc.array(words, { maxLength: 5 }),
  indicators: fc.array(fc.record({ text: words, source: words, date: fc.constantFrom(null, '2026-03-04', 'soon') }), {
    maxLength: 3,
  }),
  documentedDiagnoses: fc.array(words, { maxLength: 3 }),
  encounterStart: fc.constantFrom(null, '2026-03-03', 'x'),
})

test('any draft gets an answer, the same one each time, and every finding names a rule, a place and its words', () => {
  fc.assert(
    fc.property(anyDraft, (draft) => {
      const result = checkDraft(draft)
      expect(checkDraft(structuredClone(draft))).toEqual(result)
      expect(result.compliant).toBe(result.findings.every(({ severity }) => severity !== 'error'))
      for (const { rule, where, why } of result.findings) {
        expect(ruleOf(rule)).not.toBeNull()
        expect(where).toMatch(/^(?:title|question|options|indicators|(?:option|indicator) \d+)$/)
        expect(why).toMatch(/[.?]$/)
      }
    }),
    { numRuns: 150 },
  )
})

test('a compliant draft is passed and says which rules it passed', () => {
  expect(checkDraft(aDraft())).toEqual({ compliant: true, findings: [], notChecked: [], ruleSet: RULE_SET })
})

test('what is not in the lexicon is said, never passed silently', () => {
  const options = ['Zorblatt phenomenon', 'Other (please specify)', 'Unable to determine']
  expect(checkDraft(aDraft({ kind: 'multiple-choice', options })).notChecked.join()).toContain('Zorblatt phenomenon')
})

test('a time of onset is no diagnosis that could not be checked', () => {
  const options = ['Before the inpatient admission', 'After the inpatient admission', 'Other (please specify)']
  expect(checkDraft(aDraft({ kind: 'multiple-choice', purpose: 'poa', options })).notChecked).toEqual([])
})

describe('the registry', () => {
  test('has each rule once, with a source and a reason in words', () => {
    expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length)
    for (const { source, says } of RULES) expect(`${source} ${says}`).toMatch(/\S+ \S+/)
  })
  test('runs 33 content rules and lists 16 rules of process with what enforces them', () => {
    expect(CONTENT_RULES).toHaveLength(33)
    expect(RULES.filter((rule) => rule.kind === 'process' && rule.enforcedBy !== '')).toHaveLength(16)
  })
})

describe('a repair takes its finding away and brings no new error', () => {
  const repaired = (changes: Partial<Draft>, rule: string) => {
    const draft = aDraft(changes)
    const finding = checkDraft(draft).findings.find((each) => each.rule === rule)
    return finding ? repairsFor(draft, finding).map((repair) => repair.draft) : []
  }
  test('a neutral title', () =>
    expect(repaired({ title: 'Acute kidney injury' }, 'TITLE-DX').map(({ title }) => title)).toContain(
      'Renal function clarification',
    ))
  test('a clause of purpose goes', () => {
    const question =
      'Please clarify the significance of the creatinine values, so that the hospital gets credit for the care.'
    expect(repaired({ question }, 'IMPACT').map((draft) => draft.question)).toContain(
      'Please clarify the significance of the creatinine values.',
    )
  })
  test('a missing answer is added', () => {
    const options = ['Pneumonia', 'Other (please specify)']
    expect(repaired({ kind: 'multiple-choice', options }, 'MC-UTD')[0]?.options).toEqual([
      ...options,
      'Unable to determine',
    ])
  })
  test('emphasis goes', () => {
    const options = ['**Pneumonia**', 'Heart failure', 'Other (please specify)', 'Unable to determine']
    expect(repaired({ kind: 'multiple-choice', options }, 'LEAD-OPTION')[0]?.options[0]).toBe('Pneumonia')
  })
  test('roles and links follow an option that is taken out', () => {
    const draft = aDraft({
      kind: 'multiple-choice',
      options: ['Pneumonia', 'Heart failure', 'CHF', 'Other (please specify)', 'Unable to determine'],
      supportedBy: [[], [0], [1], [], []],
    })
    const finding = checkDraft(draft).findings.find(({ rule }) => rule === 'MC-OVERLAP')
    const [repair] = finding ? repairsFor(draft, finding) : []
    expect(repair?.draft.supportedBy).toHaveLength(repair?.draft.options.length ?? -1)
  })
})

describe('an audit report', () => {
  test('marks the words and escapes what is not ours', () => {
    const draft = aDraft({ title: 'Acute kidney injury <script>' })
    const html = htmlOf(draft, checkDraft(draft))
    expect(html).toContain('<mark>Acute kidney injury</mark> &lt;script&gt;')
  })
  test('makes no formula of a cell', () => {
    const draft = aDraft({ id: '=1+1' })
    expect(csvRowsOf(draft, checkDraft(draft))).toMatch(/^"'=1\+1"/)
  })
  test('counts a rule once a draft', () => {
    const draft = aDraft({ title: 'Sepsis and acute kidney injury' })
    expect(counted(noCounts(), checkDraft(draft)).byRule.get('TITLE-DX')).toBe(1)
  })
})
