import { describe, expect, test } from 'vitest'
import { PURPOSES } from '#app/domain/query/draft.ts'
import { errors } from './drafts.ts'
import cases from './record.cases.json'

const titleErrors = (title: string, documentedDiagnoses: string[]) =>
  errors({
    title,
    question: 'What is your clinical interpretation of the findings below?',
    indicators: [{ text: 'WBC 14', source: 'CBC', date: '2026-03-05' }],
    documentedDiagnoses,
  })

describe('a title', () => {
  test.each(cases.titles.within)('$title, over $documented, names no more than the record', ({ title, documented }) => {
    expect(titleErrors(title, documented)).not.toContain('TITLE-DX')
  })
  test.each(cases.titles.beyond)('$title, over $documented, goes beyond the record', ({ title, documented }) => {
    expect(titleErrors(title, documented)).toContain('TITLE-DX')
  })
})

const sourceOf = (text: string) => {
  if (/Dr\. (?:Ott|Lin)/.test(text)) return 'Imaging report, Dr. Ott'
  if (/pathology/.test(text)) return 'Surgical pathology, Dr. Hale'
  return /dietitian/.test(text) ? 'Nutrition assessment' : 'Progress note, Dr. Lee'
}

const questionErrors = ({ question, documented, findings, purpose }: (typeof cases.yesNo.within)[number]) =>
  errors({
    kind: 'yes-no',
    purpose: PURPOSES.find((known) => known === purpose) ?? 'other',
    title: 'Clinical clarification',
    question,
    options: ['Yes', 'No', 'Other: ____', 'Unable to determine'],
    indicators: findings.map((text) => ({ text, source: sourceOf(text), date: '2026-03-05' })),
    documentedDiagnoses: documented,
  })

describe('a yes/no question', () => {
  test.each(cases.yesNo.within)('$question may be asked', (each) => {
    expect(questionErrors(each)).toEqual([])
  })
  test.each(cases.yesNo.beyond)('$question adds what nobody has documented', (each) => {
    expect(questionErrors(each)).not.toEqual([])
  })
})

const ANSWERS = ['Other: ____', 'Unable to determine']

test('two quoted statements of which neither names its author weigh nothing', () => {
  const sides = (one: string, other: string) =>
    errors({
      kind: 'multiple-choice',
      purpose: 'conflict',
      title: 'Knee: which diagnosis stands',
      question: 'Two diagnoses for the knee are found in the chart. Please choose for the final statement.',
      options: ['Gout flare', 'Septic arthritis', ...ANSWERS],
      indicators: [
        { text: '"septic joint"', source: one, date: '2026-03-04' },
        { text: '"gout flare"', source: other, date: '2026-03-05' },
      ],
      documentedDiagnoses: ['Septic arthritis', 'Gout flare'],
    })
  expect(sides('Progress notes', 'Progress notes')).toContain('CONF-BOTH')
  expect(sides('Progress note, Dr. Amin', 'Orthopedic consult, Dr. Reyes')).not.toContain('CONF-BOTH')
})

test('an open question that leaves two causes allows no other', () => {
  const asks = (question: string) =>
    errors({
      purpose: 'cause-effect',
      title: 'Pneumothorax and procedures',
      question,
      indicators: [
        { text: 'Subclavian catheter, two passes', source: 'Procedure note, Dr. Osborne', date: '2026-03-04' },
        { text: 'Transbronchial biopsy x6', source: 'Bronchoscopy report', date: '2026-03-04' },
      ],
      documentedDiagnoses: ['Pneumothorax'],
    })
  expect(asks('Was the pneumothorax caused by the biopsy or by the subclavian line?')).toContain('CAUSE-LINK')
  expect(asks('Was the pneumothorax caused by the biopsy, by the subclavian line or by something else?')).toEqual([])
})

test('what a question only mentions makes no earlier value current', () => {
  const kidneys = (question: string, documentedDiagnoses: string[]) =>
    errors({
      kind: 'multiple-choice',
      purpose: 'new-diagnosis',
      title: 'Kidney function',
      question,
      options: ['CKD stage 3a', 'CKD stage 3b', ...ANSWERS],
      indicators: [{ text: 'eGFR 43, 46, 44 (prior encounter)', source: 'Clinic results', date: '2025-08-20' }],
      documentedDiagnoses,
    })
  expect(kidneys('The notes of this COPD admission are silent about the kidneys. Which applies?', ['COPD'])).toContain(
    'PRIOR-LEAD',
  )
  expect(kidneys('CKD is listed without a stage. Which applies?', ['CKD'])).not.toContain('PRIOR-LEAD')
})
