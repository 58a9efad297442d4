import { describe, expect, test } from 'vitest'
import type { Draft } from '#app/domain/query/draft.ts'
import { broken, errors } from './drafts.ts'

const OUT = ['Other, please specify', 'Unable to determine']
const found = (text: string, source = 'Laboratory') => ({ text, source, date: '2026-03-04' })

describe('each side of a conflict is somebody', () => {
  const between = (text: string, source: string) =>
    errors({
      kind: 'multiple-choice',
      title: 'Neurological event',
      purpose: 'conflict',
      question: 'Attending Dr. Keller: the record differs on the event of 08/16. Please clarify.',
      options: ['Acute ischemic stroke', 'Transient ischemic attack', ...OUT],
      documentedDiagnoses: ['transient ischemic attack', 'acute ischemic stroke'],
      indicators: [found('"TIA, symptoms gone in 3 h"', 'Attending progress note, Dr. Keller'), found(text, source)],
    })
  test.each([
    ['Another service thinks stroke', 'Progress notes'],
    ['Other notes call it a stroke', 'Progress notes'],
    ['One of the consultants favors stroke', 'Consult notes'],
    ['Stroke per a different provider', 'Chart notes'],
    ['Stroke', 'Various notes'],
  ])('%s (%s) is nobody', (text, source) => expect(between(text, source)).toContain('CONF-BOTH'))
  test.each([
    ['"Acute stroke, insula"', 'Neurology consult, Dr. Ames'],
    ['Acute ischemic stroke', 'Neurology consult, Dr. Ames'],
    ['"Acute ischemic stroke"', 'Discharge summary'],
  ])('%s (%s) is', (text, source) => expect(between(text, source)).not.toContain('CONF-BOTH'))
})

describe('a relation is asked between documented conditions, in the answers too', () => {
  const related = (question: string, documentedDiagnoses: string[]) =>
    errors({
      kind: 'multiple-choice',
      title: 'Anemia',
      purpose: 'cause-effect',
      question,
      options: [
        'Anemia due to chronic kidney disease',
        'Anemia due to iron deficiency',
        'Unrelated / other cause, please specify',
        'Unable to determine',
      ],
      documentedDiagnoses,
      indicators: [found('Hgb 9.2; ferritin 14'), found('eGFR 31, 33; both kidneys small')],
    })
  test.each([
    'Anemia is documented. Is it related to any of the following?',
    'Please clarify the relationship of the anemia, if any, to the following.',
  ])('%s', (question) => {
    expect(related(question, ['anemia', 'iron deficiency'])).toContain('CAUSE-LINK')
    expect(related(question, ['anemia', 'iron deficiency', 'CKD stage 3b'])).not.toContain('CAUSE-LINK')
  })
})

describe('a question that was answered is not put again on the same findings', () => {
  const again = (question: string) =>
    errors({ question: `${question} Please clarify the significance of the creatinine values.` })
  test.each([
    'You answered this question on 07/14 with "unable to determine". It is sent once more with the same findings.',
    'You have already answered this query, and we send it again.',
    'We ask you to reconsider your earlier answer.',
  ])('%s', (question) => expect(again(question)).toContain('LEAD-PRESUME'))
  test.each([
    'You answered an earlier question on 07/14; new results came after the answer and it is asked again.',
    'Dr. Osei answered the question on diet.',
  ])('%s may be', (question) => expect(again(question)).not.toContain('LEAD-PRESUME'))
})

describe('what stands apart as a reference claims nothing of the patient', () => {
  const beside = (sentence: string) =>
    errors({
      documentedDiagnoses: ['Chronic kidney disease'],
      question: `Please clarify the diagnosis, if any, associated with the creatinine trend. ${sentence}`,
    })
  test.each([
    'For reference only (KDIGO Clinical Practice Guideline for Acute Kidney Injury, 2012): creatinine rise of 0.3 mg/dL or more within 48 hours.',
    'Reference criteria, KDIGO 2012, acute kidney injury: a rise to 1.5 times baseline within 7 days.',
  ])('%s', (sentence) => expect(beside(sentence)).not.toContain('LEAD-PRESUME'))
  test('but it may not be turned on the patient', () =>
    expect(beside('For reference only: the patient meets KDIGO criteria for acute kidney injury.')).toContain(
      'LEAD-PRESUME',
    ))
})

describe('an answer whose own axis is contradicted', () => {
  const offered = (option: string, documented: string[], ...texts: string[]) =>
    errors({
      kind: 'multiple-choice',
      title: 'Type',
      question: `${documented[0]} is documented. Please clarify the type.`,
      documentedDiagnoses: documented,
      options: [option, ...OUT],
      indicators: texts.map((text) => found(text, 'Echo report; laboratory')),
    })
  test.each<[string, string[], string[]]>([
    [
      'Acute systolic heart failure',
      ['Acute heart failure'],
      ['LVEF 65%, normal systolic function', 'Furosemide 40 mg IV', 'BNP 900'],
    ],
    [
      'Bipolar II disorder',
      ['Major depressive disorder, recurrent'],
      ['PHQ-9 21', 'No past elevated mood per patient and wife'],
    ],
    ['Bipolar I disorder', ['Major depressive disorder, recurrent'], ['PHQ-9 21', '"Never manic or hypomanic"']],
  ])('%s', (option, documented, texts) => expect(offered(option, documented, ...texts)).toContain('MC-UNSUP'))
  test('is not saved, and the other type stands', () =>
    expect(
      offered('Acute diastolic heart failure', ['Acute heart failure'], 'LVEF 65%', 'Furosemide 40 mg IV', 'BNP 900'),
    ).not.toContain('MC-UNSUP'))
})

describe('words beside the point', () => {
  const asked = (changes: Partial<Draft>) =>
    broken({
      documentedDiagnoses: ['Acute diverticulitis', 'Wound hematoma', 'Pneumonia', 'Pressure injury of left heel'],
      ...changes,
    })
  test('a threat of delinquency is tone and no profile', () => {
    const rules = asked({
      question:
        'Acute diverticulitis is documented. Please clarify any complication treated. If there is no reply by Friday noon your name goes to the chief of service as delinquent.',
    })
    expect(rules).toContain('TONE')
    expect(rules).not.toContain('IMPACT')
  })
  test('a title may say bleeding over a hematoma', () =>
    expect(asked({ title: 'Postoperative bleeding' })).not.toContain('TITLE-DX'))
  test('two requests about two things are two questions', () =>
    expect(
      asked({
        question:
          'Pneumonia is documented. Please clarify the organism, if known. Please also clarify whether the left heel pressure injury was present on admission.',
      }),
    ).toContain('MULTI'))
  test('a conflict that greets the consultant does not go to the attending', () => {
    const conflict = (question: string) => asked({ purpose: 'conflict', question })
    expect(conflict('Dr. Lim, consulting nephrologist: two notes differ. Please tell us which applies.')).toContain(
      'CONF-ATT',
    )
    expect(conflict('Dr. Lim, as attending: two notes differ. Please tell us which applies.')).not.toContain('CONF-ATT')
  })
  test('what an answer is worth is no other name for it', () => {
    const options = (last: string) =>
      asked({ kind: 'multiple-choice', options: ['Aspiration pneumonia', last, ...OUT] })
    expect(options('Pneumonia due to Klebsiella (MCC)')).toContain('LEAD-OPTION')
    expect(options('Pneumonia due to Klebsiella (gram-negative)')).not.toContain('LEAD-OPTION')
  })
  test.each([
    'The present wording lands in simple pneumonia. Please clarify the organism.',
    'The visit was charged at level 4; please clarify the status of the pneumonia.',
    'This terminology maps to a symptom. Please clarify the organism.',
  ])('%s hints at what it counts for', (question) => expect(asked({ question })).toContain('IMPACT'))
  test.each(['Weight at the visit', 'Weight and diet at the visit', 'Weight 03/04'])('%s is a measurement', (title) =>
    expect(asked({ title })).not.toContain('IMPACT'),
  )
  test.each([
    'Kindly amend the note so that it says acute respiratory failure.',
    'Please revise the assessment to read septic shock.',
  ])('%s', (question) => expect(asked({ question })).toContain('LEAD-DIRECT'))
  test.each(['OR record', 'PT notes', 'US report', 'ED record'])('%s is a source', (source) =>
    expect(asked({ indicators: [found('Creatinine 2.4', source)] })).not.toContain('IND-SOURCE'),
  )
})
