import type { ProblemSpec } from '../spec.ts'

export const HYPOXIC_FAILURE: ProblemSpec = {
  id: 'hypoxic-failure',
  family: 'respiratory-failure',
  share: 0,
  specialties: [],
  ages: [18, 95],
  nights: [2, 9],
  reason: [],
  variants: [
    {
      truth: 'Acute respiratory failure with hypoxia',
      exactCode: 'J9601',
      air0: 'high-flow cannula',
      flow: '{o2@0} L at [50|60]%',
    },
  ],
  labs: {
    spo2: '78-85 90-92 92-94 94-96',
    o2: '50-50 6-6 3-3 0-0',
    rr: '28-34 23-26 18-21 16-18',
    po2: '46-56',
    pco2: '32-40',
    ph: '7.38-7.46',
  },
  hpi: [],
  aside: [
    'On arrival «sat:saturation {spo2@0}% on room air, respiratory rate {rr@0}»; arterial pO2 {po2@0}. Needed «device:high-flow nasal oxygen, {flow}».',
  ],
  terms: { vague: ['Hypoxia', 'Increased oxygen requirement', 'Respiratory distress'], exact: ['{truth}'] },
  plan: ['High-flow oxygen, wean as able.', 'Now {air}, saturation {spo2}%.', '{air}.'],
  course: '{term}: high-flow oxygen on arrival, weaned to {air@last}.',
  codes: { vague: ['R0902'], exact: ['J9601'] },
  query: {
    kind: 'multiple-choice',
    purpose: 'new-diagnosis',
    title: 'Respiratory status clarification',
    question:
      '"{term}" is documented with the findings and treatment below. Please document the diagnosis that best describes the respiratory status.',
    options: [
      {
        role: 'diagnosis',
        words: 'Acute respiratory failure with hypoxia',
        codes: ['J9601'],
        on: ['sat', 'device', 'result:po2@0'],
      },
      { role: 'diagnosis', words: 'Hypoxemia without respiratory failure', codes: ['R0902'], on: ['sat'] },
      { role: 'other', words: 'Other (please specify)' },
      { role: 'undetermined', words: 'Unable to determine' },
    ],
    evidence: ['sat', 'result:po2@0', 'device', 'result:spo2@0'],
    truth: '{truth}',
    documented: ['hypoxia'],
  },
}
