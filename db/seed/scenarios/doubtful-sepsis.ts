import type { ProblemSpec } from '../spec.ts'

export const DOUBTFUL_SEPSIS: ProblemSpec = {
  id: 'doubtful-sepsis',
  family: 'sepsis-validation',
  share: 3,
  specialties: ['Hospital Medicine'],
  ages: [40, 86],
  nights: [2, 4],
  reason: ['Fever and cough', 'Fever'],
  variants: [{ truth: 'Sepsis was ruled out / not present', exactCode: 'A419' }],
  labs: {
    wbc: '12.2-13.4 9.8-11.2 7.8-9.4',
    temp: '38.1-38.5 37.2-37.6 36.8',
    hr: '94-104 82-90 74-84',
    rr: '18-20 16-18',
    lactate: '1.0-1.6',
    sbp: '118-138',
    spo2: '93-95 95-97',
    pct: '0.3-0.9 0.2-0.5',
    cr: '0.8-1.1',
  },
  hpi: [
    '{Name} is {anAge}-year-old {man} with [two|three] days of fever and productive cough. «vitals:Temperature {temp@0} C, heart rate {hr@0}, respiratory rate {rr@0}, blood pressure {sbp@0}/{dbp@0}.» «mental:Alert and oriented, walking about the room.» Ceftriaxone and azithromycin given, 500 mL of saline.',
  ],
  interval: ['', 'Afebrile since [midnight|this morning].', 'Feels well.'],
  exam: { lungs: ['crackles at the left base', 'few crackles'] },
  medications: [
    { name: 'Ceftriaxone', dose: '1 g daily', route: 'IV', from: 0, to: 2 },
    { name: 'Azithromycin', dose: '500 mg daily', route: 'oral', from: 0, to: 2 },
  ],
  notes: [
    {
      type: 'Chest X-ray report',
      role: 'radiologist',
      day: 0,
      lines: [
        'CHEST, TWO VIEWS',
        'Findings: «cxr:Patchy opacity at the left base.»',
        'Impression: Left basilar pneumonia.',
      ],
    },
    {
      type: 'Microbiology report',
      role: 'pathologist',
      day: 1,
      lines: ['BLOOD CULTURES', '«bcx:Both sets: no growth so far.»'],
    },
  ],
  terms: { vague: ['Sepsis due to pneumonia'], exact: ['Sepsis due to pneumonia'] },
  plan: [
    'Ceftriaxone and azithromycin, cultures, lactate.',
    'WBC {wbc}, lactate {lactate}. Cultures negative so far. Continue.',
    'Oral amoxicillin to finish 5 days.',
  ],
  course:
    '{term}: treated with ceftriaxone and azithromycin; cultures negative. Lactate {lactate@0}, creatinine {cr@max}.',
  codes: { vague: ['A419', 'J189'], exact: ['A419', 'J189'] },
  query: {
    kind: 'multiple-choice',
    purpose: 'clinical-validation',
    always: true,
    title: 'Sepsis: clinical validation',
    question:
      '"Sepsis due to pneumonia" is documented. The findings for and against are listed below. Based on your clinical judgment, was sepsis present during this stay?',
    options: [
      {
        role: 'diagnosis',
        words: 'Sepsis is confirmed (please give the clinical rationale)',
        codes: ['A419', 'J189'],
        on: ['term', 'vitals', 'result:wbc@0'],
      },
      { role: 'ruled-out', words: 'Sepsis was ruled out / not present', codes: ['J189'] },
      { role: 'other', words: 'Other (please specify)' },
      { role: 'undetermined', words: 'Unable to determine' },
    ],
    evidence: ['term', 'vitals', 'result:wbc@0', 'result:lactate@0', 'mental', 'bcx', 'result:cr@0'],
    truth: '{truth}',
    documented: ['sepsis', 'pneumonia'],
  },
}
