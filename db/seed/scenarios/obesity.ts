import type { ProblemSpec } from '../spec.ts'

export const OBESITY: ProblemSpec = {
  id: 'obesity',
  family: 'obesity',
  share: 0,
  specialties: [],
  ages: [20, 80],
  nights: [0, 12],
  has: ['sleep-apnea'],
  hasNot: ['malnutrition'],
  reason: [],
  variants: [
    { 'lab:bmi': '30.6-34.4', truth: 'Obesity, class 1', exactCode: 'E66811' },
    { 'lab:bmi': '35.4-39.4', truth: 'Obesity, class 2', exactCode: 'E66812' },
    { 'lab:bmi': '40.6-48.8', truth: 'Obesity, class 3', exactCode: 'E66813' },
  ],
  hpi: [],
  nursing: ['«rnbmi:Admission BMI {bmi}.» Wide bed and commode ordered.', ''],
  terms: { vague: ['Elevated BMI', 'Large body habitus', 'Obesity'], exact: ['{truth}'] },
  plan: [
    '«plan:Wide equipment, CPAP at night, weight-based drug dosing; diet counseling.»',
    'CPAP at night.',
    '[Weight clinic referral.|Diet counseling done.]',
  ],
  course: '{term}: CPAP at night, weight-based dosing, diet counseling.',
  codes: { vague: ['E669'], exact: ['{exactCode}'], always: ['{bmiCode}'] },
  query: {
    kind: 'open-ended',
    purpose: 'specificity',
    title: 'Clinical significance of body mass index',
    question:
      '"{term}" is documented, with the measurement and care below. Please document the associated diagnosis and its class, if clinically significant.',
    options: [],
    evidence: ['rnbmi', 'result:bmi@0', 'plan'],
    truth: '{truth}',
    documented: [],
  },
}
