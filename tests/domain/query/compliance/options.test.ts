import { describe, expect, test } from 'vitest'
import { broken, errors } from './drafts.ts'

const choice = (options: string[]) =>
  errors({
    kind: 'multiple-choice',
    question: 'Please clarify the acuity of the documented heart failure.',
    documentedDiagnoses: [
      'Heart failure',
      'Acute heart failure',
      'Chronic heart failure',
      'Acute on chronic heart failure',
    ],
    options,
  })
const FAIR = ['Acute heart failure', 'Chronic heart failure', 'Acute on chronic heart failure']

describe("another answer in the provider's own words is offered", () => {
  test.each([
    'Other (please specify)',
    'Other: ________',
    'Other',
    '3. Other',
    'D) Other (describe)',
    'Another diagnosis (please state)',
    'A different condition: ____',
    'None of these; please write your own',
    'Please specify: ______',
    'Different diagnosis - please describe',
    'Some other cause (specify)',
    'Alternative diagnosis: ______',
  ])('%s', (other) => expect(choice([...FAIR, other, 'Unable to determine'])).not.toContain('MC-OTHER'))
  test.each([
    'None',
    'Not applicable',
    'Heart failure due to other causes is excluded',
    'Not clinically significant',
    'No further documentation',
    'Unclear',
  ])('%s is not that', (not) => expect(choice([...FAIR, not, 'Unable to determine'])).toContain('MC-OTHER'))
})

describe('the provider may say that it cannot be determined', () => {
  test.each([
    'Unable to determine',
    'Clinically undetermined',
    'Unknown at this time',
    'Cannot be determined',
    'Cannot be clinically determined',
    'Undetermined',
    'Not able to determine',
    'I cannot say',
    'Not determinable at present',
    'Unable to clarify further',
    'Indeterminate',
    'It is not possible to determine',
    'Unclear',
    'Insufficient information to determine',
    'Type cannot be specified at this time',
  ])('%s', (words) => expect(choice([...FAIR, 'Other (please specify)', words])).not.toContain('MC-UTD'))
  test.each([
    'Not clinically significant',
    'Ruled out',
    'Fever of unknown origin',
    'No opinion offered',
    'None of the above',
    'Heart failure, unspecified',
  ])('%s is not that', (words) => expect(choice([...FAIR, 'Other (please specify)', words])).toContain('MC-UTD'))
})

describe('an option list does not steer', () => {
  test.each([
    '**Acute heart failure**',
    'Acute heart failure (recommended)',
    'Acute heart failure - best supported by the findings',
    '✓ Acute heart failure',
    '[x] Acute heart failure',
    'Acute heart failure <-- select this',
    'ACUTE HEART FAILURE',
    'Acute heart failure (preferred)',
    'Acute heart failure (BNP 2400, furosemide IV)',
    'Acute heart failure - meets criteria',
    'Acute heart failure, most likely',
    'Acute heart failure!',
    '→ Acute heart failure',
    'Acute heart failure (most consistent with the record)',
    'Acute heart failure as evidenced by edema',
    '<b>Acute heart failure</b>',
    'Acute heart failure (suggested answer)',
    'Acute heart failure (default)',
  ])('%s does', (first) =>
    expect(choice([first, 'Chronic heart failure', 'Other (please specify)', 'Unable to determine'])).toContain(
      'LEAD-OPTION',
    ),
  )
  test.each([
    ['Other (please justify why not heart failure)'],
    ['Other (will require peer review)'],
    ['Unable to determine (not recommended)'],
    ['Other (explain why you disagree)'],
    ['Unable to determine (requires escalation to the chief)'],
    ['Other - discouraged'],
  ])('%s burdens an answer', (last) =>
    expect(choice([...FAIR, last, 'Other (please specify)', 'Unable to determine'])).toContain('LEAD-OPTION'),
  )
  test.each([
    'Acute heart failure (AHF)',
    'Acute on chronic heart failure',
    'Acute heart failure (please specify type)',
    'Acute HF',
    'Acute systolic (HFrEF) heart failure',
    'Acute heart failure, type not specified',
    'Acute heart failure: type ____',
  ])('%s does not', (first) =>
    expect(choice([first, 'Chronic heart failure', 'Other (please specify)', 'Unable to determine'])).not.toContain(
      'LEAD-OPTION',
    ),
  )
})

test('one diagnosis alone is a warning, never an error', () => {
  const draft = {
    kind: 'multiple-choice' as const,
    question: 'Please clarify the documented term.',
    options: ['Pneumonia', 'Other (please specify)', 'Unable to determine'],
  }
  expect(broken(draft)).toContain('MC-SINGLE')
  expect(errors(draft)).toEqual([])
})

test('an option that equals another is a warning', () => {
  const options = ['Heart failure', 'CHF', 'Other (please specify)', 'Unable to determine']
  expect(broken({ kind: 'multiple-choice', question: 'Please clarify the documented term.', options })).toContain(
    'MC-OVERLAP',
  )
})

test('kinds of one family, and an answer that leaves the narrower ones out, can be told apart', () => {
  const of = (...options: string[]) =>
    broken({
      kind: 'multiple-choice',
      question: 'Please clarify the documented term.',
      options: [...options, 'Other (please specify)', 'Unable to determine'],
    })
  expect(of('Acute kidney injury', 'Acute tubular necrosis')).not.toContain('MC-OVERLAP')
  expect(of('Aspiration pneumonia', 'Pneumonia, organism not known')).not.toContain('MC-OVERLAP')
  expect(of('Iron deficiency anemia', 'Anemia')).toContain('MC-OVERLAP')
  const failure = ['with hypoxia', 'with hypercapnia', 'with hypoxia and hypercapnia'].map(
    (of) => `Acute respiratory failure ${of}`,
  )
  expect(of(...failure)).not.toContain('MC-OVERLAP')
  expect(of('Acute and chronic heart failure', 'Heart failure')).toContain('MC-OVERLAP')
  const whences = ['as a complication of the operation', 'due to medication', 'not related to the operation']
  expect(of(...whences.map((one) => `Ileus ${one}`))).not.toContain('MC-OVERLAP')
  expect(of('Ileus due to medication', 'Ileus')).toContain('MC-OVERLAP')
  expect(of('Anemia, chronic', 'Acute blood loss anemia')).not.toContain('MC-OVERLAP')
  expect(of('Neonatal jaundice due to hemolysis', 'Neonatal jaundice, other cause')).not.toContain('MC-OVERLAP')
})

test('where an illness stands is no question of whether it was one', () => {
  const of = (question: string) =>
    errors({
      kind: 'multiple-choice',
      question,
      options: [
        'Pneumonia, resolved',
        'Pneumonia, still being treated',
        'Other (please specify)',
        'Unable to determine',
      ],
      documentedDiagnoses: ['pneumonia'],
    })
  expect(of('Is the documented pneumonia resolved or still being treated?')).toEqual([])
  expect(of('Is the documented pneumonia active or by history?')).toEqual([])
  expect(of('Is the documented pneumonia confirmed or ruled out?')).toContain('VAL-OPTS')
})

describe('an option needs findings of its own', () => {
  const asked = (options: string[], texts: string[], documentedDiagnoses: string[]) =>
    errors({
      kind: 'multiple-choice',
      question: 'Please clarify the diagnosis, if any, that these findings represent.',
      options: [...options, 'Other (please specify)', 'Unable to determine'],
      indicators: texts.map((text) => ({ text, source: 'Flowsheet', date: '2026-03-04' })),
      documentedDiagnoses,
    })
  test('shock is not made credible by sepsis that is', () => {
    const infected = ['T 38.9, HR 112, WBC 18, lactate 1.8', 'BP 128/70; blood cultures E. coli', 'Ceftriaxone IV']
    const told = asked(['Sepsis', 'Septic shock'], infected, ['Urinary tract infection'])
    expect(told).toContain('MC-UNSUP')
  })
  test('nor by a fast rhythm with a normal pressure', () => {
    const fast = ['HR 178, BP 124/76', 'Adenosine 6 mg IV']
    expect(asked(['Septic shock', 'Atrial fibrillation'], fast, ['Supraventricular tachycardia'])).toContain('MC-UNSUP')
  })
  test.each([
    ['ADAMTS13 92%', true],
    ['ADAMTS13 4%', false],
  ])('%s decides on thrombotic thrombocytopenic purpura', (result, isStopped) => {
    const texts = ['Platelets 188, then 44', 'Linezolid day 13', result]
    const options = ['Drug-induced thrombocytopenia', 'Thrombotic thrombocytopenic purpura']
    expect(asked(options, texts, ['Thrombocytopenia']).includes('MC-UNSUP')).toBe(isStopped)
  })
})
