import { describe, expect, test } from 'vitest'
import { checkDraft } from '#app/domain/query/compliance/check.ts'
import cases from './ruled-out.cases.json'

type Case = { documented: string[]; options: string[]; findings: string[] }

const PICTURE =
  /\b(?:CT|CTA|CXR|MRI|US|echo|TEE|TTE|EGD|EP|duplex|ultrasound|angiogram|biopsy|pathology|EEG|film|MRCP|Doppler|scan|colonoscopy|HIDA|laryngoscopy)\b/i

/** Whether the first answer is taken out of a list, by findings told in one line each. */
function isOut({ documented, options, findings }: Case): boolean {
  const { findings: told } = checkDraft({
    id: 'ruled-out',
    kind: 'multiple-choice',
    title: 'Clinical findings',
    question: 'Please clarify the diagnosis, if any, that the findings below represent.',
    purpose: 'new-diagnosis',
    options: [...options, 'Other (please specify)', 'Unable to determine'],
    indicators: findings.map((text) => ({
      text,
      source: PICTURE.test(text) ? 'Report, Dr. Kim' : 'Progress note, Dr. Lee',
      date: '2026-05-02',
    })),
    documentedDiagnoses: documented,
    encounterStart: '2026-05-01',
  })
  return told.some(({ rule, where }) => rule === 'MC-UNSUP' && where === 'option 1')
}

// The lexicon is read before the first case is timed.
isOut({ documented: [], options: ['Sepsis'], findings: ['Lactate 4'] })

const named = (list: Case[]) => list.map((each) => [`${each.options[0]}: ${each.findings.join('; ')}`, each] as const)

describe('what a value, a negative test, a picture or the history rules out is no answer', () => {
  test.each(named(cases.out))('%s', (_, each) => expect(isOut(each)).toBe(true))
})
describe('the same answer stands where they bear it out', () => {
  test.each(named(cases.fair))('%s', (_, each) => expect(isOut(each)).toBe(false))
})
