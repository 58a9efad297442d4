import type { ProblemSpec } from '../spec.ts'

/** Two practitioners who do not agree: the attending is asked, both statements are quoted. */
export const DISPUTED_OPACITY: ProblemSpec = {
  id: 'disputed-opacity',
  family: 'conflict',
  share: 3,
  specialties: ['Hospital Medicine'],
  ages: [58, 90],
  nights: [3, 5],
  reason: ['Shortness of breath after bed rest', 'Low oxygen, cough'],
  variants: [
    { truth: 'Atelectasis without pneumonia', exactCode: 'J9811' },
    { truth: 'Pneumonia', exactCode: 'J189' },
  ],
  labs: {
    wbc: '9.8-11.6 8.8-10.2 7.6-9.4',
    temp: '37.2-37.7 36.8-37.2',
    spo2: '89-91 92-94 94-96',
    o2: '2-3 1-2 0-0',
    pct: '0.08-0.21 0.06-0.15',
    rr: '18-22 16-18',
  },
  hpi: [
    '{Name} is {anAge}-year-old {man} with [two|three] days of dyspnea after [a week in bed with back pain|rib bruising from a fall]. [Dry cough.|Little cough.] Saturation {spo2@0}% on room air. Ceftriaxone and azithromycin started.',
  ],
  interval: ['', '{air}. [Using the incentive spirometer.|Cough dry.]', 'Room air, walking.'],
  exam: { lungs: ['reduced at both bases', 'clearer at the bases'] },
  medications: [{ name: 'Ceftriaxone', dose: '1 g daily', route: 'IV', from: 0, to: 3 }],
  notes: [
    {
      type: 'Chest X-ray report',
      role: 'radiologist',
      day: 0,
      lines: ['CHEST, TWO VIEWS', 'Findings: «cxr:Bibasilar linear opacities, low lung volumes.»'],
    },
    {
      type: 'Consultation',
      role: 'provider',
      by: 'Pulmonary and Critical Care',
      day: 1,
      lines: [
        'PULMONARY CONSULTATION',
        'Reason: bibasilar opacity, low oxygen.',
        'Chest film and labs reviewed. Procalcitonin {pct@0}, afebrile, no sputum.',
        'Impression: «consult:Atelectasis from splinting; I do not think this is pneumonia.» Incentive spirometer, walk, would stop antibiotics.',
      ],
    },
  ],
  terms: { vague: ['Pneumonia'], exact: ['Pneumonia'] },
  plan: [
    'Treating with ceftriaxone and azithromycin. Pulmonary consult.',
    'Day [2|3] of ceftriaxone. {air}.',
    'Home today.',
  ],
  course: '{term}: ceftriaxone for [three|four] days; seen by pulmonary medicine.',
  codes: { vague: ['J189'], exact: ['{exactCode}'] },
  query: {
    kind: 'multiple-choice',
    purpose: 'conflict',
    always: true,
    title: 'Conflicting documentation: chest findings',
    question:
      'The progress notes and the pulmonary consultation differ, as quoted below. As the attending, please clarify the diagnosis for this stay.',
    options: [
      { role: 'diagnosis', words: 'Atelectasis without pneumonia', codes: ['J9811'], on: ['consult', 'cxr'] },
      { role: 'diagnosis', words: 'Pneumonia', codes: ['J189'], on: ['term'] },
      { role: 'diagnosis', words: 'Pneumonia and atelectasis', codes: ['J189', 'J9811'], on: ['term', 'consult'] },
      { role: 'other', words: 'Other (please specify)' },
      { role: 'undetermined', words: 'Unable to determine' },
    ],
    evidence: ['term', 'consult', 'cxr', 'result:pct@0', 'result:wbc@0'],
    truth: '{truth}',
    documented: ['pneumonia', 'atelectasis'],
  },
}
