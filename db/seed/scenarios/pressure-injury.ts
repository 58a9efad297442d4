import type { ProblemSpec } from '../spec.ts'

export const PRESSURE_INJURY: ProblemSpec = {
  id: 'pressure-injury',
  family: 'pressure-injury',
  share: 0,
  specialties: [],
  ages: [62, 96],
  nights: [3, 14],
  reason: [],
  variants: [
    { stage: '3', depth: 'full thickness, subcutaneous fat visible, no bone', exactCode: 'L89153' },
    { stage: '2', depth: 'partial thickness, pink moist base', exactCode: 'L89152' },
  ],
  slots: { truth: 'Yes, present on admission', cm: '#2-4/1', hour: '[20:40|23:10|02:15]' },
  hpi: [],
  nursing: [
    '«skin:Skin check on arrival to the unit: open area over the sacrum {cm} cm, dressing applied.» Braden 13.',
    'Turned every 2 hours. Sacral dressing dry.',
    'Sacral dressing changed.',
  ],
  notes: [
    {
      type: 'Wound nurse note',
      role: 'nurse',
      day: 1,
      lines: [
        'Asked to see for sacral wound.',
        'Sacral pressure injury stage {stage}: «stage:{cm} cm, {depth}». Patient says «sore:the sore was there before coming in».',
        'Plan: foam dressing, low-air-loss surface, turn every 2 hours.',
      ],
    },
  ],
  terms: {
    vague: ['Sacral pressure ulcer', 'Sacral decubitus'],
    exact: ['Sacral pressure ulcer stage {stage}, present on admission'],
  },
  plan: ['', 'Sacral wound: dressing and surface per wound nurse.', 'Dressing supplies sent home.'],
  course: '{term}: foam dressing and pressure-relieving surface per wound nurse.',
  codes: { vague: ['{exactCode}:U'], exact: ['{exactCode}'] },
  query: {
    kind: 'yes-no',
    purpose: 'poa',
    title: 'Sacral pressure ulcer: present on admission',
    question:
      '"{term}" is documented. Was the sacral pressure ulcer present at the time of the inpatient admission order?',
    options: [
      { role: 'yes', words: 'Yes, present on admission', codes: ['{exactCode}'] },
      { role: 'no', words: 'No, not present on admission', codes: ['{exactCode}:N'] },
      { role: 'other', words: 'Other (please specify)' },
      { role: 'undetermined', words: 'Unable to determine clinically' },
    ],
    evidence: ['skin', 'stage', 'sore'],
    truth: '{truth}',
    documented: ['sacral pressure ulcer'],
  },
}
