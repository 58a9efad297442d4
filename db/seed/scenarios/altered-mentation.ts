import type { ProblemSpec } from '../spec.ts'

export const ALTERED_MENTATION: ProblemSpec = {
  id: 'altered-mentation',
  family: 'encephalopathy',
  share: 4,
  specialties: ['Hospital Medicine', 'Neurology'],
  ages: [66, 93],
  nights: [3, 7],
  hasNot: ['low-sodium'],
  along: { malnutrition: 0.1, 'pressure-injury': 0.08 },
  reason: ['Confusion', 'Change in behavior reported by family'],
  variants: [
    {
      cause: 'after a week of poor intake and a new dose of [oxybutynin|diphenhydramine at night]',
      eeg: 'diffuse theta and delta slowing with triphasic waves, no epileptiform discharges',
      truth: 'Metabolic encephalopathy',
      exactCode: 'G9341',
      cleared: 'cleared over [two|three] days as the metabolic state was corrected',
    },
    {
      cause: 'after [three|four] doses of an old opioid prescription on top of gabapentin 900 mg',
      eeg: 'diffuse slowing with superimposed beta activity, no epileptiform discharges',
      truth: 'Toxic encephalopathy',
      exactCode: 'G928',
      cleared: 'cleared over [two|three] days once the medicines were stopped',
    },
    {
      cause: 'since the evening before, worse after dark',
      eeg: 'posterior rhythm 8 to 9 Hz, no slowing, no epileptiform discharges',
      truth: 'Delirium without encephalopathy',
      exactCode: 'F05',
      cleared: 'settled with sleep protocol and glasses and hearing aids',
    },
  ],
  slots: {
    orient: '[name only|name and birthday, not place or date]',
    baseline: '[manages {his} own affairs|manages {his} own medicines]',
  },
  labs: { na: '149-154 145-148 139-143', bun: '34-48 26-34 18-24', glu: '96-140', nh3: '18-31' },
  hpi: [
    '{Name} is {anAge}-year-old {man}, at baseline [manages own finances|lives alone and drives] per family, brought in for [confusion|talking nonsense and sleeping in the day] {cause}. «exam:Oriented to {orient}, cannot say the months backward, [drifts to sleep while talking|picks at the sheets].»',
    'CT of the head without acute finding. Urine clean.',
  ],
  aside: [
    'Family says {he} is not {himself} {cause}: «exam:oriented to {orient}, cannot say the months backward» ({he} {baseline} at baseline). CT of the head without acute finding.',
  ],
  interval: [
    '',
    'Still mixed up at night per nursing. Oriented to [name and place|name] this morning.',
    'Clear this morning, oriented to all, family agrees {he} is back to normal.',
  ],
  exam: {
    neuro: [
      '[oriented to {orient}, inattentive, no focal weakness|drowsy, wakes to voice, inattentive, moves all four]',
      'more awake, inattentive at times, no focal weakness',
      'alert, oriented, attentive',
    ],
  },
  nursing: [
    '«cam:CAM positive: acute onset, inattention, disorganized thinking. [Pulled at IV line.|Tried to climb out of bed.] Bed alarm on.»',
    'CAM positive overnight, [re-directable|needed sitter]. Slept 3 hours.',
    'CAM negative. Oriented to person, place, date.',
  ],
  medications: [{ name: 'Quetiapine', dose: '12.5 mg at night as needed', route: 'oral', from: 0, to: 3 }],
  notes: [
    {
      type: 'EEG report',
      role: 'provider',
      by: 'Neurology',
      day: 1,
      lines: ['ROUTINE EEG', 'Indication: change in mentation.', '«eeg:Findings: {eeg}.»'],
    },
  ],
  terms: { vague: ['Altered mental status', 'AMS', 'Confusion', 'Mental status changes'], exact: ['{truth}'] },
  plan: [
    '[Hold sedating medicines|Stop all sedatives], correct sodium and fluids, EEG, reorient, sleep protocol.',
    '[Better by day|Improving slowly]. Sedatives held, fluids continued. Na {na}.',
    'Back to baseline.',
  ],
  course: '{term}: {cleared}; CT head negative, EEG as reported. At baseline on the day of discharge.',
  codes: { vague: ['R4182'], exact: ['{exactCode}'] },
  query: {
    kind: 'multiple-choice',
    purpose: 'new-diagnosis',
    title: 'Mental status clarification',
    question:
      '"{term}" is documented. Please document the diagnosis, if any, that explains the change in mental status in this patient.',
    options: [
      { role: 'diagnosis', words: 'Delirium without encephalopathy', codes: ['F05'], on: ['cam', 'exam'] },
      { role: 'diagnosis', words: 'Metabolic encephalopathy', codes: ['G9341'], on: ['eeg', 'exam', 'result:na@0'] },
      { role: 'diagnosis', words: 'Toxic encephalopathy', codes: ['G928'], on: ['eeg', 'exam'] },
      { role: 'other', words: 'Other (please specify)' },
      { role: 'undetermined', words: 'Unable to determine' },
    ],
    evidence: ['exam', 'cam', 'eeg', 'result:na@0', 'result:bun@0'],
    truth: '{truth}',
    documented: ['altered mental status'],
  },
}
