import type { ProblemSpec } from '../spec.ts'

export const LEG_CELLULITIS: ProblemSpec = {
  id: 'leg-cellulitis',
  family: 'laterality',
  share: 4,
  specialties: ['Hospital Medicine', 'Emergency Medicine'],
  ages: [34, 84],
  nights: [2, 4],
  along: { obesity: 0.4, 'diabetes-stay': 0.2 },
  reason: ['Red, swollen leg'],
  variants: [
    { side: 'left', exactCode: 'L03116', truth: 'Left leg' },
    { side: 'right', exactCode: 'L03115', truth: 'Right leg' },
  ],
  labs: { wbc: '12.2-15.8 10.6-12.6 8.6-10', temp: '37.8-38.4 37.2-37.6 36.8-37.1', crp: '68-142 34-70' },
  hpi: [
    '{Name} is {anAge}-year-old {man} with [two|three] days of redness and warmth of the lower leg after a scratch, «fever:fever to {temp@0} C», failed cephalexin.',
  ],
  interval: ['', 'Redness inside the marked line. WBC {wbc}.', 'Redness mostly gone.'],
  exam: {
    extremities: [
      '«leg:redness from ankle to below the knee, warm, 18 cm, no fluctuance»',
      'redness smaller than the ink line',
      'faint redness',
    ],
  },
  nursing: ['«rnleg:Lower leg marked with ink, elevated.»', 'Leg elevated.'],
  medications: [
    { name: 'Cefazolin', dose: '2 g every 8 hours', route: 'IV', from: 0, to: 2 },
    { name: 'Cephalexin', dose: '500 mg four times daily', route: 'oral', from: 3, to: null, home: 'after' },
  ],
  notes: [
    {
      type: 'Ultrasound report',
      role: 'radiologist',
      day: 0,
      lines: ['VENOUS DUPLEX OF THE LEG', 'Findings: «duplex:No thrombus in the leg; subcutaneous edema.»'],
    },
  ],
  terms: { vague: ['Cellulitis of leg', 'LE cellulitis', 'Cellulitis'], exact: ['Cellulitis of the {side} leg'] },
  plan: ['Cefazolin, elevate, mark borders.', 'Improving. Continue cefazolin.', 'Oral cephalexin for 5 days.'],
  course: '{term}: cefazolin with good response.',
  codes: { vague: ['L03119'], exact: ['{exactCode}'] },
  query: {
    kind: 'multiple-choice',
    purpose: 'specificity',
    title: 'Cellulitis: side affected',
    question: '"{term}" is documented without a side. Please clarify the side affected.',
    options: [
      { role: 'diagnosis', words: 'Left leg', codes: ['L03116'], on: ['duplex', 'rnleg'] },
      { role: 'diagnosis', words: 'Right leg', codes: ['L03115'], on: ['duplex', 'rnleg'] },
      { role: 'other', words: 'Both legs, or other (please specify)' },
      { role: 'undetermined', words: 'Unable to determine' },
    ],
    evidence: ['leg', 'rnleg', 'duplex'],
    truth: '{truth}',
    documented: ['cellulitis'],
  },
}
