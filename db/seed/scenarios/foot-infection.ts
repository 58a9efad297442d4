import type { ProblemSpec } from '../spec.ts'

export const FOOT_INFECTION: ProblemSpec = {
  id: 'foot-infection',
  family: 'diabetic-foot',
  share: 4,
  specialties: ['Hospital Medicine', 'General Surgery'],
  ages: [44, 80],
  nights: [3, 8],
  along: { 'chronic-kidney-disease': 0.2, obesity: 0.22, malnutrition: 0.08 },
  has: ['diabetes'],
  reason: ['Foot wound', 'Red swollen foot'],
  variants: [
    {
      side: 'right',
      toe: 'fifth',
      truth: 'Acute osteomyelitis of the right foot',
      exactCode: 'E1169',
      boneCode: 'M86171',
      ulcerCode: 'L97514',
      cellulitis: 'L03115',
    },
    {
      side: 'left',
      toe: 'first',
      truth: 'Acute osteomyelitis of the left foot',
      exactCode: 'E1169',
      boneCode: 'M86172',
      ulcerCode: 'L97524',
      cellulitis: 'L03116',
    },
  ],
  labs: {
    esr: '84-118',
    crp: '96-188 60-104 22-48',
    wbc: '12.8-17.4 11.4-14 9.6-11.6 8-9.8',
    a1c: '8.8-11.6',
    glu: '218-342 176-240 150-190 132-168',
    temp: '37.9-38.5 37.4-37.8 36.8-37.2',
  },
  hpi: [
    '{Name} is {anAge}-year-old {man} with type 2 diabetes and a [three|five]-week wound under the {side} {toe} metatarsal head, now draining with redness to the ankle. «probe:Probe reaches bone.» ESR {esr@0}, CRP {crp@0}.',
    'Vancomycin and piperacillin/tazobactam started.',
  ],
  interval: ['', 'Redness [receding|unchanged]. WBC {wbc}.', 'Wound clean after debridement.'],
  exam: {
    extremities: [
      '{side} foot: «ulcer:ulcer 2.[2|5] x 1.8 cm, bone exposed at the base», «red:redness and warmth to the ankle», [pulses by Doppler|dorsalis pedis faint]',
      '{side} foot dressed, redness less',
      '{side} foot: clean wound base',
    ],
    neuro: ['absent monofilament sensation to the mid foot'],
  },
  medications: [
    { name: 'Vancomycin', dose: '15 mg/kg every 12 hours, by level', route: 'IV', from: 0, to: null },
    { name: 'Piperacillin/tazobactam', dose: '4.5 g every 6 hours', route: 'IV', from: 0, to: 3 },
    { name: 'Insulin glargine', dose: '22 units at night', route: 'subcutaneous', from: 0, to: null, home: 'both' },
  ],
  notes: [
    {
      type: 'MRI report',
      role: 'radiologist',
      day: 1,
      lines: [
        'MRI OF THE {SIDE} FOOT',
        'Findings: «mri:Marrow edema and cortical loss of the {toe} metatarsal head, low T1 signal.»',
        'Impression: «mrimp:Findings consistent with osteomyelitis of the {toe} metatarsal head.»',
      ],
    },
    {
      type: 'Wound care note',
      role: 'nurse',
      day: 1,
      lines: ['{side} plantar foot wound 2.4 x 1.8 x 0.9 cm, bone palpable, moderate tan drainage. Dressing changed.'],
    },
  ],
  terms: {
    vague: ['Foot infection', 'Cellulitis of foot', 'Infected foot wound', 'DM foot wound'],
    exact: ['{truth}'],
  },
  plan: [
    'Vancomycin and piperacillin/tazobactam, MRI, wound nurse, glucose control.',
    'MRI reviewed. «six:Plan six weeks of IV antibiotic through a PICC.» Bedside debridement [done|planned].',
    'PICC in place, home infusion arranged.',
  ],
  course: '{term}: IV antibiotics, debridement, MRI of the {side} foot as reported; six weeks of IV therapy planned.',
  codes: {
    vague: ['{cellulitis}', 'E119'],
    exact: ['E1169', '{boneCode}', 'E11621', '{ulcerCode}', '{cellulitis}'],
    always: ['Z794'],
  },
  query: {
    kind: 'multiple-choice',
    purpose: 'specificity',
    title: 'Foot infection clarification',
    question:
      '"{term}" is documented. Please clarify the depth and nature of the infection that was treated, and any related condition.',
    options: [
      {
        role: 'diagnosis',
        words: 'Cellulitis of the foot only',
        codes: ['{cellulitis}', 'E119'],
        on: ['red', 'ulcer'],
      },
      {
        role: 'diagnosis',
        words: '{truth}',
        codes: ['E1169', '{boneCode}', 'E11621', '{ulcerCode}', '{cellulitis}'],
        on: ['mri', 'mrimp', 'probe'],
      },
      { role: 'other', words: 'Other (please specify)' },
      { role: 'undetermined', words: 'Unable to determine' },
    ],
    evidence: ['probe', 'ulcer', 'result:esr@0', 'red', 'mri', 'mrimp'],
    truth: '{truth}',
    documented: ['foot infection', 'type 2 diabetes', 'osteomyelitis (MRI report)'],
  },
}
