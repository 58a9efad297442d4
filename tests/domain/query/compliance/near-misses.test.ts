import { expect, test } from 'vitest'
import { errors } from './drafts.ts'
import cases from './near-misses.cases.json'

// The lexicon is read before the first case is timed.
errors({})

type Case = {
  name: string
  rule: string | null
  options: string[]
  documented: string[]
  findings: string[]
  source?: string
}

test.each(cases as Case[])('$name -> $rule', ({ rule, options, documented, findings, source }) => {
  const found = errors({
    kind: 'multiple-choice',
    title: 'Clinical findings',
    question: 'Please clarify the diagnosis, if any, that the findings below represent.',
    purpose: 'specificity',
    options: [...options, 'Other (please specify)', 'Unable to determine'],
    indicators: findings.map((text) => ({ text, source: source ?? 'Progress note, Dr. Lee', date: '2026-05-02' })),
    documentedDiagnoses: documented,
    encounterStart: '2026-05-01',
  })
  if (rule === null) expect(found).toEqual([])
  else expect(found).toContain(rule)
})

const yesNo = (question: string, documentedDiagnoses: string[], ...findings: string[]) =>
  errors({
    kind: 'yes-no',
    title: 'Right knee',
    question,
    purpose: 'specificity',
    options: ['Yes', 'No', 'Other (please specify)', 'Unable to determine'],
    indicators: findings.map((text) => ({ text, source: 'Radiology report', date: '2026-05-02' })),
    documentedDiagnoses,
    encounterStart: '2026-05-01',
  })

test.each([
  'Right knee osteoarthritis is in your assessment. Is it post-traumatic osteoarthritis?',
  'Right knee osteoarthritis is listed. Is this erosive osteoarthritis?',
])('a type set before the documented name is a detail of its own: %s', (question) =>
  expect(yesNo(question, ['Osteoarthritis of right knee'], 'Lateral joint space narrowing')).toContain('YN-SCOPE'),
)

test('a type that the record has is none', () =>
  expect(
    yesNo(
      'Post-traumatic osteoarthritis is listed. Is it post-traumatic osteoarthritis of the right knee?',
      ['Post-traumatic osteoarthritis of right knee'],
      'Post-traumatic changes after plateau fracture',
    ),
  ).not.toContain('YN-SCOPE'))

const conflict = (...statements: [text: string, source: string][]) =>
  errors({
    kind: 'multiple-choice',
    title: 'Differing diagnoses in two notes',
    question: 'As attending, please clarify which diagnosis applies; both notes are quoted.',
    purpose: 'conflict',
    options: [
      'Schizoaffective disorder, depressive type',
      'Schizophrenia',
      'Other (please specify)',
      'Unable to determine',
    ],
    indicators: statements.map(([text, source], at) => ({ text, source, date: `2026-03-0${at + 2}` })),
    documentedDiagnoses: ['Schizophrenia', 'Schizoaffective disorder, depressive type'],
    encounterStart: '2026-03-02',
  })

test.each([
  ['Psychiatric evaluation', 'Psychiatry consult note'],
  ['Psychiatric admission evaluation', 'Weekend coverage note'],
  ['Night cross-cover note', 'Rounding team note'],
  ['Telehealth note', 'Rapid response event note'],
])('two notes that are named for their hour or service are two sides: %s, %s', (one, other) =>
  expect(
    conflict(['"Schizophrenia, start olanzapine"', one], ['"Schizoaffective disorder, depressive type"', other]),
  ).toEqual([]),
)

test('one side alone is no conflict', () =>
  expect(conflict(['"Schizophrenia, start olanzapine"', 'Psychiatric evaluation'])).toContain('CONF-BOTH'))

const link = (options: string[], documentedDiagnoses: string[], ...findings: string[]) =>
  errors({
    kind: 'multiple-choice',
    title: 'Relationship of two conditions',
    question: 'How do you see the relationship between the two, if there is one?',
    purpose: 'cause-effect',
    options: [...options, 'Other (please specify)', 'Unable to determine'],
    indicators: findings.map((text) => ({ text, source: 'Progress note, Dr. Lee', date: '2026-05-02' })),
    documentedDiagnoses,
    encounterStart: '2026-05-01',
  })

test.each([
  [['Neuropathy due to oxaliplatin', 'Neuropathy not related to oxaliplatin'], ['Neuropathy'], 'Numb fingertips'],
  [['UTI due to the urinary catheter', 'UTI not related to the urinary catheter'], ['UTI'], 'Pseudomonas > 100,000'],
  [['Seizure due to hyponatremia', 'Seizure not related to hyponatremia'], ['Seizure'], 'Sodium 114'],
])('a cause that one answer sets aside must stand in the record: %s', (options, documented, finding) =>
  expect(link(options, documented, finding)).toContain('CAUSE-LINK'),
)
test.each([
  [['Neuropathy due to oxaliplatin', 'Neuropathy not related to oxaliplatin'], ['Neuropathy'], 'FOLFOX cycle 8; numb'],
  [['UTI due to the urinary catheter', 'UTI not related to the urinary catheter'], ['UTI'], 'Foley catheter day 6'],
  [['Seizure due to hyponatremia', 'Seizure not related to hyponatremia'], ['Seizure', 'Hyponatremia'], 'Sodium 114'],
])('and may be cited: %s', (options, documented, finding) =>
  expect(link(options, documented, finding)).not.toContain('CAUSE-LINK'),
)
