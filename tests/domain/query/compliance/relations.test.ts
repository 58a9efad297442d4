import { describe, expect, test } from 'vitest'
import { errors } from './drafts.ts'

const YES_NO = ['Yes', 'No', 'Other (please specify)', 'Unable to determine']

describe('a yes/no question introduces no diagnosis', () => {
  const asked = (question: string, documentedDiagnoses: string[]) =>
    errors({ kind: 'yes-no', question, options: YES_NO, documentedDiagnoses })
  test.each([
    ['Does the patient have acute kidney injury?', ['Pneumonia']],
    ['Was sepsis present on admission?', ['Pneumonia']],
    ['Is the patient malnourished, with severe malnutrition?', ['Pneumonia']],
    ['Did the patient develop encephalopathy?', ['Altered mental status']],
    ['Can acute respiratory failure be confirmed?', ['COPD']],
    ['Was there an acute myocardial infarction?', ['Chest pain']],
  ])('%s beside %j', (question, documented) => expect(asked(question, documented)).toContain('YN-NEW'))
  test.each([
    ['Is the heart failure acute systolic heart failure?', ['Heart failure']],
    ['Is the documented heart failure systolic?', ['Heart failure']],
    ['Was the chronic kidney disease stage 4?', ['Chronic kidney disease']],
    ['Was the pneumonia an aspiration pneumonia?', ['Pneumonia']],
    ['Is the malnutrition severe?', ['Malnutrition']],
    ['Is the pressure injury a stage 3 pressure injury?', ['Pressure injury of sacrum']],
  ])('%s supplies a detail beside %j', (question, documented) =>
    expect(asked(question, documented)).toContain('YN-SCOPE'),
  )
  test.each([
    ['Was the pneumonia present on admission?', ['Pneumonia']],
    [
      'Was the documented pressure injury of the sacrum present at the time of the admission order?',
      ['Pressure injury of sacrum'],
    ],
    ['Is the chronic kidney disease due to the type 2 diabetes?', ['Chronic kidney disease', 'Type 2 diabetes']],
    [
      'Do you concur with the pathology finding of adenocarcinoma of the colon?',
      ['Adenocarcinoma of colon (pathology report)'],
    ],
    ['Was the pneumonia that the radiologist reports clinically significant?', ['Pneumonia (radiology report)']],
    ['Is the anemia related to the chronic kidney disease?', ['Anemia', 'Chronic kidney disease']],
  ])('%s is allowed beside %j', (question, documented) => expect(asked(question, documented)).toEqual([]))
})

describe('a yes/no question also offers other and unable to determine', () => {
  const offered = (options: string[]) =>
    errors({
      kind: 'yes-no',
      question: 'Was the pneumonia present on admission?',
      options,
      documentedDiagnoses: ['Pneumonia'],
    })
  test.each([
    [['Yes', 'No']],
    [['Yes', 'No', 'Unable to determine']],
    [['Yes', 'No', 'Other']],
    [['Yes', 'Other', 'Unknown']],
    [['No', 'Other', 'Unknown']],
    [['Yes', 'No', 'Ruled out', 'Other']],
  ])('%j does not', (options) => expect(offered(options)).toContain('YN-OPTS'))
  test.each([
    [['Yes', 'No', 'Other: ____', 'Clinically unable to determine']],
    [['Yes, present on admission', 'No, developed after admission', 'Other (please explain)', 'Cannot be determined']],
    [['Present on admission', 'Not present on admission', 'Other (specify)', 'Undetermined']],
  ])('%j does', (options) => expect(offered(options)).not.toContain('YN-OPTS'))
})

describe('a link is asked between documented conditions, and may be denied', () => {
  const link = (options: string[], documentedDiagnoses = ['Anemia', 'Chronic kidney disease']) =>
    errors({
      kind: 'multiple-choice',
      title: 'Relationship of documented conditions',
      purpose: 'cause-effect',
      question: 'Please clarify the relationship, if any, between the anemia and the chronic kidney disease.',
      options,
      documentedDiagnoses,
    })
  test.each([
    'Not related',
    'Unrelated conditions',
    'Anemia due to another cause',
    'No relationship',
    'Anemia independent of the chronic kidney disease',
    'Neither caused the other',
  ])('"%s" denies it', (denial) =>
    expect(
      link(['Anemia due to chronic kidney disease', denial, 'Other (please specify)', 'Unable to determine']),
    ).not.toContain('CAUSE-LINK'),
  )
  test('nothing denies it', () =>
    expect(
      link(['Anemia due to chronic kidney disease', 'Anemia in chronic kidney disease', 'Unable to determine']),
    ).toContain('CAUSE-LINK'))
  test.each([[['Anemia']], [['Chronic kidney disease']], [['Pneumonia']]])('one side is missing in %j', (documented) =>
    expect(
      link(
        ['Anemia due to chronic kidney disease', 'Not related', 'Other (please specify)', 'Unable to determine'],
        documented,
      ),
    ).toContain('CAUSE-LINK'),
  )
})

describe('a conflict shows both sides', () => {
  const STATEMENTS = [
    { text: '"Acute tubular necrosis"', source: 'Nephrology consult, Dr. Pell', date: '2026-03-04' },
    { text: '"Prerenal AKI from dehydration"', source: 'Progress note, Dr. Osei', date: '2026-03-05' },
  ]
  const OPTIONS = [
    'Acute tubular necrosis',
    'Prerenal acute kidney injury',
    'Other (please specify)',
    'Unable to determine',
  ]
  const conflict = (indicators: typeof STATEMENTS, options = OPTIONS) =>
    errors({
      kind: 'multiple-choice',
      purpose: 'conflict',
      question: 'The notes differ on the renal diagnosis. As attending, please clarify.',
      options,
      indicators,
      documentedDiagnoses: ['Acute tubular necrosis', 'Acute kidney injury'],
    })
  test('both quoted and both offered is fair', () => expect(conflict(STATEMENTS)).toEqual([]))
  test('one quoted is not', () => expect(conflict(STATEMENTS.slice(0, 1))).toContain('CONF-BOTH'))
  test('a laboratory value is no statement', () =>
    expect(
      conflict([...STATEMENTS.slice(0, 1), { text: 'Creatinine 2.4', source: 'Laboratory', date: '2026-03-05' }]),
    ).toContain('CONF-BOTH'))
  test('one offered is not', () =>
    expect(
      conflict(STATEMENTS, ['Prerenal acute kidney injury', 'Other (please specify)', 'Unable to determine']),
    ).toContain('CONF-BOTH'))
})

describe('a validation query lets the diagnosis stand or fall', () => {
  const AGAINST = { text: 'Lactate 1.1, blood cultures negative', source: 'Laboratory', date: '2026-03-04' }
  const FOR = { text: 'Temperature 38.6 C, heart rate 112', source: 'Vitals flowsheet', date: '2026-03-04' }
  const OPTIONS = [
    'Sepsis confirmed, with rationale: ____',
    'Sepsis ruled out',
    'Other (please specify)',
    'Unable to determine',
  ]
  const validation = (changes: Parameters<typeof errors>[0]) =>
    errors({
      kind: 'multiple-choice',
      title: 'Sepsis',
      question: 'Sepsis is documented on 4 March. Please clarify whether the diagnosis is confirmed or was ruled out.',
      documentedDiagnoses: ['Sepsis'],
      options: OPTIONS,
      indicators: [FOR, AGAINST],
      ...changes,
    })
  test('with all four answers and both sides it is fair', () => expect(validation({})).toEqual([]))
  test.each([0, 1, 2, 3])('without answer %i it is not', (at) =>
    expect(validation({ options: OPTIONS.filter((_, n) => n !== at) })).toContain('VAL-OPTS'),
  )
  test('with findings in favour only it is not', () => expect(validation({ indicators: [FOR] })).toContain('VAL-BIAS'))
  test.each([
    'Please add documentation that supports the diagnosis of sepsis.',
    'Please provide further clinical indicators to support the sepsis diagnosis.',
    'Please strengthen the documentation of sepsis.',
  ])('%s asks only for more', (question) => expect(validation({ question })).toContain('VAL-BIAS'))
  test('an open question must invite every answer', () => {
    expect(
      validation({ kind: 'open-ended', options: [], question: 'Is the documented sepsis clinically valid?' }),
    ).toContain('VAL-OPTS')
    expect(
      validation({
        kind: 'open-ended',
        options: [],
        question:
          'Please clarify whether the documented sepsis was confirmed, ruled out, replaced by another diagnosis, or cannot be determined.',
      }),
    ).toEqual([])
  })
})
