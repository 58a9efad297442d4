import type { ProblemSpec } from '../spec.ts'

/** A drug on the list of which no note says what it is for: it hints at a risk category, rightly or not. Comes only by `hinted.ts`. */
export const LISTED_INHALER: ProblemSpec = {
  class: 'outpatient',
  nights: [0, 0],
  id: 'listed-inhaler',
  family: 'respiratory-failure',
  share: 0,
  specialties: [],
  ages: [65, 90],
  reason: [],
  variants: [
    {
      spiro: 'FEV1/FVC 0.[58|61|64] after albuterol, FEV1 [52|57|63]% of predicted',
      truth: 'Chronic obstructive pulmonary disease',
    },
    {
      spiro: 'FEV1/FVC 0.[74|76|78] after albuterol, FEV1 up [13|15|18]%',
      truth: 'COPD was ruled out / not present; asthma',
    },
  ],
  hpi: [],
  aside: [
    '«list:Tiotropium 18 mcg daily on the medication list.» «breath:Short of breath on [hills|two flights of stairs], [some|dry] cough.» «spiro:Spirometry {spiro}.»',
  ],
  medications: [{ name: 'Tiotropium', dose: '18 mcg daily', route: 'inhaled', from: 0, to: null, home: 'both' }],
  terms: { vague: ['Inhaler use', 'Shortness of breath on exertion'], exact: ['{truth}'] },
  plan: ['«refill:Tiotropium refilled.» Return as planned.'],
  course: '',
  codes: { vague: ['R0600'], exact: ['J449'] },
  query: {
    kind: 'multiple-choice',
    purpose: 'new-diagnosis',
    title: 'Condition treated with tiotropium',
    question:
      'Tiotropium is on the medication list and was refilled, with the findings below. Please document the condition, if any, for which it is prescribed.',
    options: [
      {
        role: 'diagnosis',
        words: 'Chronic obstructive pulmonary disease',
        codes: ['J449'],
        on: ['list', 'breath', 'spiro'],
      },
      { role: 'ruled-out', words: 'COPD was ruled out / not present; asthma', codes: ['J45909'], on: ['spiro'] },
      { role: 'other', words: 'Other (please specify)' },
      { role: 'undetermined', words: 'Unable to determine' },
    ],
    evidence: ['list', 'breath', 'spiro', 'refill'],
    truth: '{truth}',
    documented: ['shortness of breath'],
  },
}
