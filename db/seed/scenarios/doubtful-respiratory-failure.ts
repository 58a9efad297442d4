import type { ProblemSpec } from '../spec.ts'

export const DOUBTFUL_RESPIRATORY_FAILURE: ProblemSpec = {
  id: 'doubtful-respiratory-failure',
  family: 'respiratory-failure-validation',
  share: 2,
  specialties: ['Hospital Medicine'],
  ages: [56, 86],
  nights: [2, 4],
  has: ['smoking', 'copd'],
  reason: ['Cough and wheeze'],
  variants: [{ truth: 'Acute respiratory failure was ruled out / not present', exactCode: 'J9601' }],
  labs: {
    spo2: '91-93 93-95 94-96',
    o2: '2-2 1-1 0-0',
    rr: '18-20 16-18',
    ph: '7.39-7.43',
    pco2: '38-43',
    po2: '66-72',
  },
  hpi: [
    '{Name} is {anAge}-year-old {man} with COPD, [two|three] days of cough and wheeze. «sat:Saturation {spo2@0}% on room air, respiratory rate {rr@0}»; «speaks:speaking in full sentences, no accessory muscle use». Given 2 L nasal cannula for comfort, prednisone and nebulizers.',
  ],
  interval: ['', 'On {air}. Wheeze less.', '{air}, feels well.'],
  exam: {
    general: ['comfortable, speaking in full sentences'],
    lungs: ['scattered wheeze, good air movement', 'few wheezes'],
  },
  medications: [
    { name: 'Prednisone', dose: '40 mg daily', route: 'oral', from: 0, to: null, home: 'after' },
    { name: 'Albuterol', dose: 'nebulizer every 6 hours', route: 'inhaled', from: 0, to: null },
  ],
  terms: { vague: ['Acute hypoxic respiratory failure'], exact: ['Acute hypoxic respiratory failure'] },
  plan: [
    'On 2 L. COPD flare: prednisone, nebulizers.',
    'On {air}. Continue prednisone.',
    'Home today on prednisone taper.',
  ],
  course: '{term} and COPD exacerbation: prednisone and nebulizers, {air@last} at discharge.',
  codes: { vague: ['J9601'], exact: ['J9601'], always: ['J441'] },
  query: {
    kind: 'multiple-choice',
    purpose: 'clinical-validation',
    always: true,
    title: 'Acute respiratory failure: clinical validation',
    question:
      '"Acute hypoxic respiratory failure" is documented. Findings for and against are listed below. Based on your clinical judgment, was this condition present during the stay?',
    options: [
      {
        role: 'diagnosis',
        words: 'Acute respiratory failure with hypoxia is confirmed (please give the clinical rationale)',
        codes: ['J9601'],
        on: ['sat', 'term'],
      },
      { role: 'ruled-out', words: 'Acute respiratory failure was ruled out / not present', codes: [] },
      { role: 'other', words: 'Other (please specify)' },
      { role: 'undetermined', words: 'Unable to determine' },
    ],
    evidence: ['term', 'sat', 'speaks', 'result:po2@0', 'result:ph@0', 'result:pco2@0'],
    truth: '{truth}',
    documented: ['acute hypoxic respiratory failure', 'COPD exacerbation'],
  },
}
