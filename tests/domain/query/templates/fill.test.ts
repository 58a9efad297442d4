import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Medication } from '#app/domain/encounter/chart.ts'
import type { Support } from '#app/domain/query/lexicon/support.ts'
import { rowsOf } from '#app/domain/query/templates/facts.ts'
import { draftOfFilled, fillTemplate } from '#app/domain/query/templates/fill.ts'
import { readTemplate } from '#app/domain/query/templates/read-template.ts'
import type { Template } from '#app/domain/query/templates/template.ts'
import { ADMITTED, aChart, aNote, aResult } from './small-charts.ts'

const LATER = (hours: number) => new Date(ADMITTED.getTime() + hours * 3_600_000)

function aTemplate(change: Record<string, unknown> = {}): Template {
  const read = readTemplate({
    id: 'cardiac-detail',
    name: 'Cardiac detail',
    version: 3,
    field: 'inpatient',
    purpose: 'specificity',
    kind: 'multiple-choice',
    title: 'Cardiac clarification',
    question: '"{{term}}" stands in the {{note}}. Can it be specified?',
    options: [
      { text: 'Chronic systolic heart failure', role: 'diagnosis' },
      { text: 'Acute systolic heart failure', role: 'diagnosis' },
      { text: 'Other (please specify)', role: 'other' },
      { text: 'Unable to determine', role: 'undetermined' },
    ],
    slots: [
      { name: 'term', from: 'documented', of: ['heart failure'], hint: 'the documented term' },
      { name: 'note', from: 'note', of: ['term'], hint: 'the note' },
    ],
    evidence: [{ what: 'results', names: ['BNP'], loinc: ['30934-9'], series: 10 }],
    documented: ['heart failure'],
    owner: 'CDI',
    reviewOn: '2027-01-01',
    approvedBy: 'A. Lead',
    ...change,
  })
  if (!read.ok) throw new Error(read.faults.join('; '))
  return read.value
}

const always = (support: Support) => ({ supports: () => support })
const chf = aNote('provider', 'Seen on rounds. CHF, will diurese. Eats well.', { writtenAt: LATER(6) })

describe('slots', () => {
  test('are filled with the term as the provider wrote it and the note it stands in', () => {
    const { wording, unresolved } = fillTemplate(aTemplate(), aChart({ documents: [chf] }), always('supported'))
    expect(wording.question).toBe(
      '"CHF" stands in the progress note of 2026-03-02 (Dr. A. Osei, Hospital Medicine). Can it be specified?',
    )
    expect(unresolved).toEqual([])
  })

  test('quote the sentence of the term as evidence, with its place in the note', () => {
    const { wording } = fillTemplate(aTemplate(), aChart({ documents: [chf] }), always('supported'))
    const [first] = wording.indicators
    expect(first).toMatchObject({ kind: 'document', sourceId: 'note-1', text: 'CHF, will diurese' })
    expect(chf.text.slice(first?.start ?? 0, first?.end ?? 0)).toBe(first?.text)
  })

  test.each([
    ['denied', 'No CHF on exam.'],
    ["a relative's", 'Family history of CHF in the mother.'],
  ])('are not filled with a term that is %s', (_, text) => {
    const filled = fillTemplate(aTemplate(), aChart({ documents: [aNote('provider', text)] }), always('supported'))
    expect(filled.unresolved.map(({ slot }) => slot)).toEqual(['term', 'note'])
    expect(filled.wording.question).toContain('[the documented term]')
  })

  test("are not filled with a nurse's term", () => {
    const filled = fillTemplate(
      aTemplate(),
      aChart({ documents: [aNote('nurse', 'CHF patient.')] }),
      always('supported'),
    )
    expect(filled.unresolved).toHaveLength(2)
  })

  test('are not filled from an earlier stay', () => {
    const earlier = { ...chf, encounterId: 'last-year', writtenAt: LATER(-9000) }
    expect(fillTemplate(aTemplate(), aChart({ documents: [earlier] }), always('supported')).unresolved).toHaveLength(2)
  })

  test('for two terms take two different diagnoses', () => {
    const template = aTemplate({
      question: '{{first}} or {{second}}?',
      slots: [
        { name: 'first', from: 'documented', of: ['heart failure', 'atrial fibrillation'], hint: 'one' },
        { name: 'second', from: 'documented', of: ['heart failure', 'atrial fibrillation'], hint: 'two' },
      ],
    })
    const note = aNote('provider', 'CHF. Heart failure stable. Atrial fibrillation, rate controlled.')
    expect(fillTemplate(template, aChart({ documents: [note] }), always('supported')).wording.question).toBe(
      'CHF or Atrial fibrillation?',
    )
  })
})

describe('options', () => {
  const chart = aChart({ documents: [chf] })

  test.each<[Support, number]>([
    ['supported', 0],
    ['weak', 0],
    ['not-mapped', 0],
    ['none', 2],
    ['contradicted', 2],
  ])('that the evidence makes %s: %i are struck, each with a reason', (support, count) => {
    const { struck, wording } = fillTemplate(aTemplate(), chart, always(support))
    expect(struck).toHaveLength(count)
    expect(wording.options).toHaveLength(4 - count)
    for (const { why } of struck) expect(why).toMatch(/finding/)
  })

  test('that nobody can judge are kept and named, never silently passed', () => {
    expect(fillTemplate(aTemplate(), chart, always('not-mapped')).notChecked).toEqual([
      'Chronic systolic heart failure',
      'Acute systolic heart failure',
    ])
  })

  test('that the gate would refuse are struck with its reason', () => {
    const why = 'Nothing in this query supports it.'
    const finding = { rule: 'MC-UNSUP', severity: 'error' as const, where: 'option 2', excerpt: '', why }
    const check = () => ({ compliant: false, findings: [finding], notChecked: [], ruleSet: 'test' })
    const { struck, wording } = fillTemplate(aTemplate(), chart, { ...always('weak'), check })
    expect(struck).toEqual([{ option: 'Acute systolic heart failure', why }])
    expect(wording.options.map(({ id }) => id)).toEqual(['o1', 'o3', 'o4'])
  })

  test('that a provider has documented stay, whatever the map says', () => {
    const documented = aChart({ documents: [aNote('provider', 'Acute systolic heart failure.')] })
    const { wording } = fillTemplate(aTemplate(), documented, always('none'))
    expect(wording.options.map(({ text }) => text)).toContain('Acute systolic heart failure')
  })

  test('of an alphabetical list are sorted again after the slots are filled', () => {
    const template = aTemplate({
      optionOrder: 'alphabetical',
      options: [
        { text: '{{term}} of unknown type', role: 'diagnosis' },
        { text: 'Asthma', role: 'diagnosis' },
        { text: 'Other', role: 'other' },
        { text: 'Unable to determine', role: 'undetermined' },
      ],
    })
    const { wording } = fillTemplate(template, chart, always('supported'))
    expect(wording.options.map(({ text }) => text)).toEqual([
      'Asthma',
      'CHF of unknown type',
      'Other',
      'Unable to determine',
    ])
  })
})

describe('results', () => {
  const bnp = (value: number, hours: number, change = {}) =>
    aResult('BNP', value, { id: `bnp-${hours}`, unit: 'pg/mL', takenAt: LATER(hours), ...change })

  test('become one line over time that points at each of them, oldest first', () => {
    const chart = aChart({ documents: [chf], results: [bnp(400, 50), bnp(1840, 1), bnp(900, 25)] })
    const { wording } = fillTemplate(aTemplate(), chart, always('supported'))
    expect(wording.indicators.at(-1)).toMatchObject({
      kind: 'result',
      text: 'BNP 1840 -> 900 -> 400 pg/mL',
      sourceId: 'bnp-1 bnp-25 bnp-50',
      source: 'Laboratory',
    })
    expect(
      rowsOf(wording.indicators.at(-1) ?? { kind: 'problem', sourceId: '' }, chart.results).map(({ amount }) => amount),
    ).toEqual(['1840 pg/mL', '900 pg/mL', '400 pg/mL'])
  })

  test('older than the days asked for, or of an earlier stay, are left out', () => {
    const chart = aChart({
      results: [bnp(900, 400), bnp(100, 1), bnp(50, -900, { encounterId: 'last-year' })],
    })
    expect(fillTemplate(aTemplate(), chart, always('supported')).wording.indicators.map(({ text }) => text)).toEqual([
      'BNP 900 pg/mL',
    ])
  })

  test('of an earlier stay are a line of their own, marked as prior, where the template allows them', () => {
    const template = aTemplate({ evidence: [{ what: 'results', names: ['BNP'], series: 999, mayBePrior: true }] })
    const chart = aChart({ results: [bnp(900, 20), bnp(50, -900, { encounterId: 'last-year' })] })
    const filled = fillTemplate(template, chart, always('supported'))
    expect(filled.wording.indicators.map(({ text, isPrior }) => [text, isPrior])).toEqual([
      ['BNP 900 pg/mL', false],
      ['BNP 50 pg/mL', true],
    ])
    expect(draftOfFilled(filled, chart).indicators[1]?.source).toContain('prior encounter')
  })

  test('of several diagnoses are those that bear on the one asked about, where the template wants no others', () => {
    const wish = { what: 'results', names: ['BNP', 'Platelets'] }
    const results = [bnp(900, 20), aResult('Platelets', 260, { unit: 'K/uL', takenAt: LATER(20) })]
    const chart = aChart({ documents: [aNote('provider', 'Assessment: heart failure.')], results })
    const found = (isAboutTerm: boolean) =>
      fillTemplate(aTemplate({ evidence: [{ ...wish, isAboutTerm }] }), chart, always('supported'))
        .wording.indicators.map(({ text }) => text)
        .filter((text) => /BNP|Platelets/.test(text))
    expect(found(false)).toEqual(['BNP 900 pg/mL', 'Platelets 260 K/uL'])
    expect(found(true)).toEqual(['BNP 900 pg/mL'])
  })

  test('a drug of the home list that is given here too stands once, with its day; one that is not stays', () => {
    const template = aTemplate({ evidence: [{ what: 'medications', names: ['aspirin', 'metoprolol'] }] })
    const aspirin: Medication = {
      ...{ id: 'drug-1', source: { system: 'fixture', id: 'drug-1' }, encounterId: 'stay', patientId: 'patient' },
      ...{
        name: 'Aspirin 81 mg',
        coding: null,
        dose: null,
        route: null,
        status: 'active',
        startAt: LATER(3),
        endAt: null,
      },
    }
    const atHome = { encounterId: null, startAt: null }
    const chart = aChart({
      medications: [
        { ...aspirin, id: 'home-1', ...atHome },
        aspirin,
        { ...aspirin, id: 'home-2', name: 'Metoprolol 25 mg', ...atHome },
      ],
    })
    const { indicators } = fillTemplate(template, chart, always('supported')).wording
    expect(indicators.map(({ text, at }) => [text, at !== null])).toEqual([
      ['Aspirin 81 mg', true],
      ['Metoprolol 25 mg', false],
    ])
  })

  test('of a later stay are never evidence', () => {
    const template = aTemplate({ evidence: [{ what: 'results', names: ['BNP'], series: 9999, mayBePrior: true }] })
    const chart = aChart({ results: [bnp(50, 9000, { encounterId: 'next-year' })] })
    expect(fillTemplate(template, chart, always('supported')).wording.indicators).toEqual([])
  })

  test('with a LOINC code are preferred to those that only share a word', () => {
    const coding = { system: 'http://loinc.org', code: '30934-9', display: null }
    const chart = aChart({
      results: [
        bnp(900, 2, { coding, name: 'Natriuretic peptide B' }),
        bnp(1, 3, { name: 'BNP comment', coding: { ...coding, code: '8251-1' } }),
      ],
    })
    expect(fillTemplate(aTemplate(), chart, always('supported')).wording.indicators.map(({ text }) => text)).toEqual([
      'Natriuretic peptide B 900 pg/mL',
    ])
  })

  test('of another specimen or test that shares the word are left out', () => {
    const names = ['BNP, pleural fluid', 'BNP antibody', 'NT-proBNP ratio']
    const chart = aChart({ results: names.map((name) => aResult(name, 1)) })
    expect(fillTemplate(aTemplate(), chart, always('supported')).wording.indicators).toEqual([])
  })

  test('that the chart does not have are reported as missing', () => {
    expect(fillTemplate(aTemplate(), aChart({ documents: [chf] }), always('supported')).missing).toHaveLength(1)
  })
})

test('whatever a note says, a quotation is the exact words at its place', () => {
  const template = aTemplate({
    question: 'What was found?',
    slots: [],
    evidence: [{ what: 'documents', keywords: ['edema', 'rales'], most: 9 }],
  })
  const words = fc.constantFrom('edema', 'Rales', 'no', 'legs.', 'Dr.', '3.5', '\n', '; ', 'äöü', '—', 'heard', '?')
  fc.assert(
    fc.property(fc.array(words, { maxLength: 80 }), (parts) => {
      const note = aNote('provider', parts.join(' '))
      const { indicators } = fillTemplate(template, aChart({ documents: [note] }), always('supported')).wording
      for (const { text, start, end } of indicators) {
        expect(text).toBe(note.text.slice(start ?? 0, end ?? 0))
        expect(text).toMatch(/edema|rales/i)
        expect(text).toBe(text.trim())
      }
      if (/edema|rales/i.test(note.text)) expect(indicators.length).toBeGreaterThan(0)
    }),
  )
})
