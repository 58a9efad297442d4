import type { ProblemSpec } from '../spec.ts'

export const OXYGEN_VISIT: ProblemSpec = {
  class: 'outpatient',
  nights: [0, 0],
  id: 'oxygen-visit',
  family: 'chronic-respiratory-failure',
  share: 7,
  specialties: ['Pulmonary and Critical Care', 'Family Medicine'],
  ages: [58, 86],
  has: ['smoking', 'copd'],
  reason: ['COPD follow-up', 'Oxygen recertification'],
  variants: [
    {
      truth: 'Chronic respiratory failure with hypoxia',
      exactCode: 'J9611',
      liters: '[2|3]',
      'lab:spo2': '91-93',
      rest: '[84|85|86]',
    },
  ],
  hpi: [
    '{Name} is {anAge}-year-old {man} with COPD on «o2:home oxygen {liters} L at rest and with walking for [two|three] years». Walks [to the mailbox|one room] before resting. No flare since last visit.',
  ],
  exam: { lungs: ['distant, no wheeze'] },
  notes: [
    {
      type: 'Respiratory therapy note',
      role: 'therapist',
      day: 0,
      lines: ['Rest test: «walk:saturation {rest}% on room air at rest, {spo2}% on {liters} L».'],
    },
  ],
  medications: [{ name: 'Tiotropium', dose: '18 mcg daily', route: 'inhaled', from: 0, to: null, home: 'both' }],
  terms: { vague: ['COPD, on home O2', 'Severe COPD, oxygen dependent', 'COPD with hypoxia'], exact: ['{truth}'] },
  plan: ['«plan:Recertify oxygen {liters} L», continue tiotropium. Return in 6 months.'],
  course: '',
  codes: { vague: ['Z9981'], exact: ['J9611', 'Z9981'], always: ['J449'] },
  query: {
    kind: 'multiple-choice',
    purpose: 'new-diagnosis',
    title: 'Reason for home oxygen',
    question:
      '"{term}" is documented and home oxygen is continued. Please document the condition, if any, for which the oxygen is prescribed.',
    options: [
      {
        role: 'diagnosis',
        words: 'Chronic respiratory failure with hypoxia',
        codes: ['J9611', 'Z9981'],
        on: ['o2', 'walk'],
      },
      { role: 'diagnosis', words: 'Hypoxemia without respiratory failure', codes: ['R0902', 'Z9981'], on: ['walk'] },
      { role: 'other', words: 'Other (please specify)' },
      { role: 'undetermined', words: 'Unable to determine' },
    ],
    evidence: ['o2', 'walk', 'plan'],
    truth: '{truth}',
    documented: ['COPD', 'hypoxia'],
  },
}
