import { describe, expect, test } from 'vitest'
import table from './defining.wordings.json'
import { errors } from './drafts.ts'

/** Whether the first answer is taken out, by findings told in one line each. */
const isOut = (diagnoses: readonly string[], findings: readonly string[], documentedDiagnoses: readonly string[]) =>
  errors({
    kind: 'multiple-choice',
    title: 'Clinical clarification',
    question: 'Please clarify the condition being treated, if any, based on your clinical judgment.',
    purpose: 'new-diagnosis',
    options: [...diagnoses, 'Other (please specify)', 'Unable to determine'],
    indicators: findings.map((text) => ({ text, source: 'Laboratory result', date: '2026-03-04' })),
    documentedDiagnoses: [...documentedDiagnoses],
  }).includes('MC-UNSUP')

describe('the measure, test or picture that a diagnosis is made by', () => {
  test.each(table.out)('speaks against it: $diagnoses.0, $findings', ({ diagnoses, findings, documented }) =>
    expect(isOut(diagnoses, findings, documented)).toBe(true),
  )
  test.each(table.fair)('leaves it open: $diagnoses.0, $findings', ({ diagnoses, findings, documented }) =>
    expect(isOut(diagnoses, findings, documented)).toBe(false),
  )
})
