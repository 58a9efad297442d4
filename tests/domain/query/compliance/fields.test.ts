import { describe, expect, test } from 'vitest'
import { errors } from './drafts.ts'
import told from './fields.cases.json'
import hinted from './fields.hints.cases.json'

const INDICATORS = [
  { text: 'BP 82/44, lactate 3.1 mmol/L, norepinephrine 8 mcg/min', source: 'ICU flowsheet', date: '2026-03-04' },
]
const found = (question: string, documented: string[] = []) =>
  errors({ question, indicators: INDICATORS, documentedDiagnoses: ['Pneumonia', ...documented] })

describe('a word of money, rank, review or gain by its field', () => {
  test.each(told.innocent)('is of a body, of care or of a day: %s', (question) => expect(found(question)).toEqual([]))
  test.each(hinted.hints)('tells what an answer brings: %s', (question) => expect(found(question)).toContain('IMPACT'))
})

describe('an abbreviation that the draft spells out', () => {
  test.each([
    'Congenital myasthenic syndrome (CMS) is carried from the genetics clinic; what does the weakness represent?',
    'CMS (congenital myasthenic syndrome) is in the old letters; what does the weakness represent?',
    'The hepatic artery catheter (HAC) was flushed on day 2; which lesions was it for?',
    'RAC (right anterior chest) tube put out 300 mL; what was it for?',
  ])('has the sense that it is given: %s', (question) =>
    expect(found(question, ['Congenital myasthenic syndrome'])).toEqual([]),
  )
  test.each([
    'The case mix index (CMI) is down; which type was it?',
    'A hospital-acquired condition (HAC) would be counted; was it present on arrival?',
    'The recovery audit contractor (RAC) reads it; which type was it?',
    'CMS (the centers for Medicare and Medicaid) looks at it; which type was it?',
  ])('is none of the body where its words are not: %s', (question) => expect(found(question)).toContain('IMPACT'))
})

describe('words that are heard as something else', () => {
  test('the present episode is when, not whether', () =>
    expect(
      errors({
        kind: 'multiple-choice',
        title: 'Recurrent depression - current severity',
        question:
          'The note gives "MDD, recurrent" and denial of illness. How severe would you judge the present episode?',
        options: [
          'Major depressive disorder, recurrent, moderate',
          'Major depressive disorder, recurrent, severe without psychotic features',
          'Other: ____',
          'Unable to determine at this time',
        ],
        documentedDiagnoses: ['Major depressive disorder, recurrent'],
        indicators: [
          {
            text: 'PHQ-9 score 19; stopped washing and eating without prompting',
            source: 'Nursing',
            date: '2026-01-12',
          },
        ],
        encounterStart: '2026-01-11',
      }),
    ).not.toContain('VAL-OPTS'))
  test.each([
    ['34-second run at 165, ended before shock', false],
    ['Wide complex rhythm, sinus after one shock', false],
    ['Cold hands, cardiogenic shock by 06:00', true],
  ])('a shock that is given is none of the circulation: %s', (text, told) =>
    expect(errors({ indicators: [{ text, source: 'Flowsheet', date: '2026-03-05' }] }).includes('IND-INTERP')).toBe(
      told,
    ),
  )
  test.each([
    'AROM 90 degrees and PROM 110 degrees at the knee; what limits it?',
    'The A1c target was missed by two points; what is the state of the diabetes?',
    'Compared with her peers at day care she tires soon; what does this represent?',
  ])('no reproach, no membranes, no appeal to colleagues: %s', (question) =>
    expect(found(question, ['Type 2 diabetes'])).toEqual([]),
  )
})
