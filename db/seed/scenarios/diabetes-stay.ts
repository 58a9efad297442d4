import type { ProblemSpec } from '../spec.ts'

export const DIABETES_STAY: ProblemSpec = {
  id: 'diabetes-stay',
  family: 'diabetes',
  share: 0,
  specialties: [],
  ages: [40, 88],
  nights: [1, 12],
  has: ['diabetes'],
  reason: [],
  variants: [{ truth: 'Type 2 diabetes with hyperglycemia', exactCode: 'E1165' }],
  labs: { glu: '288-396 212-276 164-214 138-176', a1c: '9.2-12.1' },
  hpi: [],
  pmh: ['Type 2 diabetes'],
  medications: [
    { name: 'Insulin lispro', dose: 'correction scale with meals', route: 'subcutaneous', from: 0, to: null },
    {
      name: 'Insulin glargine',
      dose: '[14|18|22] units at night',
      route: 'subcutaneous',
      from: 0,
      to: null,
      home: 'after',
    },
  ],
  terms: { vague: ['DM2', 'Diabetes', 'Type 2 DM, sliding scale'], exact: ['{truth}'] },
  plan: [
    'Glucose {glu}, A1c {a1c@0}%. «ins:Glargine at night and correction insulin.»',
    'Glucose {glu}. Insulin adjusted.',
    'Glucose {glu}. [Insulin teaching done.|Endocrine clinic follow-up.]',
  ],
  course: '{term}: A1c {a1c@0}%, started on basal insulin.',
  codes: { vague: ['E119'], exact: ['E1165'], always: ['Z794'] },
  query: {
    kind: 'multiple-choice',
    purpose: 'specificity',
    title: 'Diabetes clarification',
    question:
      '"{term}" is documented with the glucose results and treatment below. Please document the type of diabetes and any complication of it during this stay.',
    options: [
      {
        role: 'diagnosis',
        words: 'Type 2 diabetes with hyperglycemia',
        codes: ['E1165'],
        on: ['result:glu@0', 'result:a1c@0', 'ins'],
      },
      { role: 'diagnosis', words: 'Type 2 diabetes without complication', codes: ['E119'], on: ['result:a1c@0'] },
      { role: 'other', words: 'Other (please specify)' },
      { role: 'undetermined', words: 'Unable to determine' },
    ],
    evidence: ['result:glu@0', 'result:glu@max', 'result:a1c@0', 'ins'],
    truth: '{truth}',
    documented: ['type 2 diabetes'],
  },
}
