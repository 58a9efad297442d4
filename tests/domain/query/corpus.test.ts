import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Draft, PURPOSES, QUERY_KINDS } from '#app/domain/query/draft.ts'

type Label = { compliant: boolean; rules: string[]; warnings: string[]; pair?: string; note: string }
type Labelled = Draft & { label: Label }

const FOLDER = join(import.meta.dirname, '../../fixtures/compliance')
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.jsonl'))
const corpus: Labelled[] = files.flatMap((name) =>
  readFileSync(join(FOLDER, name), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line)),
)
const byId = new Map(corpus.map((draft) => [draft.id, draft]))

/** The error rules of COMPLIANCE.md section 2, and the warnings beside them. */
const ERROR_RULES = [
  'TITLE-DX',
  'LEAD-DIRECT',
  'LEAD-PRESUME',
  'LEAD-OPTION',
  'IMPACT',
  'IND-NONE',
  'IND-SOURCE',
  'IND-GENERIC',
  'IND-INTERP',
  'PRIOR-LEAD',
  'MC-OTHER',
  'MC-UTD',
  'MC-UNSUP',
  'MC-TIER',
  'YN-NEW',
  'YN-SCOPE',
  'YN-OPTS',
  'CAUSE-LINK',
  'CONF-BOTH',
  'VAL-OPTS',
  'VAL-BIAS',
  'P-WHO',
  'P-TMPL',
]
const WARNINGS = [
  'IND-DATE',
  'PRIOR-LABEL',
  'MC-SINGLE',
  'MC-OVERLAP',
  'CONF-ATT',
  'VAL-YN',
  'OPEN-CLEAR',
  'MULTI',
  'NEED',
  'TONE',
]

test('the corpus holds at least 360 drafts, each with an id of its own', () => {
  expect(corpus.length).toBeGreaterThanOrEqual(360)
  expect(byId.size).toBe(corpus.length)
})

test('half of the drafts or a little more are compliant', () => {
  const share = corpus.filter((draft) => draft.label.compliant).length / corpus.length
  expect(share).toBeGreaterThanOrEqual(0.5)
  expect(share).toBeLessThan(0.6)
})

test('no draft repeats the words of another', () => {
  const words = corpus.map(({ label, id, ...draft }) => JSON.stringify(draft))
  expect(new Set(words).size).toBe(words.length)
})

test.each(ERROR_RULES)('%s is broken by at least eight drafts', (rule) => {
  expect(corpus.filter((draft) => draft.label.rules.includes(rule)).length).toBeGreaterThanOrEqual(8)
})

test.each(WARNINGS)('%s is expected of at least one draft', (rule) => {
  expect(corpus.some((draft) => draft.label.warnings.includes(rule))).toBe(true)
})

test('every kind and purpose of query is among the compliant drafts', () => {
  const fine = corpus.filter((draft) => draft.label.compliant)
  for (const kind of QUERY_KINDS)
    expect(
      fine.some((draft) => draft.kind === kind),
      kind,
    ).toBe(true)
  for (const purpose of PURPOSES)
    expect(
      fine.some((draft) => draft.purpose === purpose),
      purpose,
    ).toBe(true)
})

test('pairs name drafts that exist and are judged differently', () => {
  const pairs = corpus.filter((draft) => draft.label.pair !== undefined)
  expect(pairs.length).toBeGreaterThanOrEqual(80)
  for (const draft of pairs) {
    const twin = byId.get(draft.label.pair ?? '')
    expect(twin, draft.id).toBeDefined()
    expect(twin?.label.compliant, draft.id).toBe(!draft.label.compliant)
  }
})

describe.each(files)('%s', (name) => {
  const drafts: Labelled[] = readFileSync(join(FOLDER, name), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line))

  test('has whole drafts', () => {
    for (const draft of drafts) {
      expect(QUERY_KINDS, draft.id).toContain(draft.kind)
      expect(draft.title.length, draft.id).toBeGreaterThan(1)
      expect(draft.question.length, draft.id).toBeGreaterThan(9)
      expect(draft.options.length > 0, draft.id).toBe(draft.kind !== 'open-ended')
      expect(draft.encounterStart, draft.id).toMatch(/^\d{4}-\d\d-\d\d$/)
      for (const indicator of draft.indicators) {
        expect(indicator.text, draft.id).not.toBe('')
        if (indicator.date === '' && draft.label.warnings.includes('IND-DATE')) continue
        if (indicator.date !== null) expect(indicator.date, draft.id).toMatch(/^\d{4}-\d\d-\d\d( \d\d:\d\d)?$/)
      }
    }
  })

  test('has labels that agree with themselves', () => {
    for (const { id, label } of drafts) {
      expect(label.rules.length === 0, id).toBe(label.compliant)
      for (const rule of label.rules) expect(ERROR_RULES, id).toContain(rule)
      for (const rule of label.warnings) expect(WARNINGS, id).toContain(rule)
      expect(label.note.length, id).toBeGreaterThan(3)
    }
  })
})
