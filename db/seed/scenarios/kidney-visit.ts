import type { ProblemSpec } from '../spec.ts'

export const KIDNEY_VISIT: ProblemSpec = {
  class: 'outpatient',
  nights: [0, 0],
  id: 'kidney-visit',
  family: 'chronic-kidney-disease',
  share: 11,
  specialties: ['Nephrology', 'Family Medicine'],
  ages: [52, 88],
  has: ['hypertension'],
  reason: ['Kidney follow-up', 'Blood pressure and kidney check'],
  variants: [
    {
      stage: '3a',
      truth: 'Chronic kidney disease, stage 3a',
      exactCode: 'N1831',
      gfrs: '[51, 49 and 50|48, 52 and 49]',
      'lab:cr': '1.34-1.48',
      'lab:egfr': '47-53',
    },
    {
      stage: '3b',
      truth: 'Chronic kidney disease, stage 3b',
      exactCode: 'N1832',
      gfrs: '[38, 36 and 37|35, 39 and 36]',
      'lab:cr': '1.6-1.9',
      'lab:egfr': '34-41',
    },
    {
      stage: '4',
      truth: 'Chronic kidney disease, stage 4',
      exactCode: 'N184',
      gfrs: '[24, 22 and 23|26, 25 and 23]',
      'lab:cr': '2.5-3.0',
      'lab:egfr': '19-26',
    },
  ],
  labs: { uacr: '44-380', sbp: '136-154', k: '4.4-5.2', bun: '26-44' },
  hpi: [
    '{Name} is {anAge}-year-old {man} here for kidney follow-up. No swelling, no NSAIDs. Home pressures [130s|140s] systolic.',
  ],
  exam: { extremities: ['[no edema|trace ankle edema]'] },
  medications: [
    { name: 'Losartan', dose: '50 mg daily', route: 'oral', from: 0, to: null, home: 'both' },
    { name: 'Dapagliflozin', dose: '10 mg daily', route: 'oral', from: 0, to: null, home: 'both' },
  ],
  terms: { vague: ['CKD', 'Chronic kidney disease', 'Kidney disease, stable'], exact: ['CKD stage {stage}'] },
  plan: [
    '«gfrs:eGFR {gfrs} at the last three checks», {egfr} today; albumin/creatinine {uacr}. «plan:Continue losartan and dapagliflozin.» Return in 4 months.',
  ],
  course: '',
  codes: { vague: ['N189'], exact: ['{exactCode}'] },
  query: {
    kind: 'open-ended',
    purpose: 'specificity',
    title: 'Kidney function clarification',
    question:
      '"{term}" is documented, with the eGFR values below. Please clarify the diagnosis and the stage, if it can be determined, that these values represent.',
    options: [],
    evidence: ['gfrs', 'result:egfr@0', 'result:uacr@0', 'plan'],
    truth: '{truth}',
    documented: ['chronic kidney disease'],
  },
}
