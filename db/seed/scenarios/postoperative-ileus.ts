import type { ProblemSpec } from '../spec.ts'

export const POSTOPERATIVE_ILEUS: ProblemSpec = {
  id: 'postoperative-ileus',
  family: 'postoperative',
  share: 5,
  specialties: ['General Surgery'],
  ages: [38, 84],
  nights: [5, 9],
  along: { 'blood-loss-anemia': 0.15, malnutrition: 0.14, 'kidney-injury': 0.06 },
  reason: ['Scheduled colon resection', 'Elective sigmoid colectomy'],
  variants: [
    {
      truth: 'Ileus, an expected part of recovery, not a complication',
      exactCode: 'K567:N',
      ng: 'Kept on sips; «ng:abdomen soft, no tube needed»',
    },
    {
      truth: 'Ileus as a complication of the colectomy',
      exactCode: 'K9189:N+K567:N',
      ng: '«ng:Nasogastric tube placed, 1.4 L out» overnight',
    },
  ],
  slots: { arrivalTerm: 'Recurrent sigmoid diverticulitis, for elective colectomy' },
  isElective: true,
  companion: 'Recurrent sigmoid diverticulitis, sigmoid colectomy',
  labs: { wbc: '7.2-9.4 11.2-13.4 10.1-12 8.8-10.4', hgb: '12.6-13.6 10.8-11.8 10.6-11.6' },
  hpi: [
    '{Name} is {anAge}-year-old {man} with recurrent sigmoid diverticulitis, here for elective laparoscopic sigmoid colectomy. [Three|Four] attacks in two years, last in the spring. Bowel preparation completed.',
  ],
  interval: ['', '{ng}. «noflatus:No flatus, no stool, distended.»', '[Passing flatus|Bowel movement], soft diet.'],
  exam: {
    abdomen: [
      'soft, not tender',
      'distended, few bowel sounds, incisions clean',
      'soft, bowel sounds present, incisions clean',
    ],
  },
  medications: [
    { name: 'Ondansetron', dose: '4 mg every 6 hours as needed', route: 'IV', from: 0, to: 4 },
    { name: 'Enoxaparin', dose: '40 mg daily', route: 'subcutaneous', from: 0, to: null },
  ],
  procedures: [{ name: 'Laparoscopic sigmoid colectomy', day: 0, hour: 11 }],
  notes: [
    {
      type: 'Operative note',
      role: 'provider',
      by: 'General Surgery',
      day: 0,
      lines: [
        'OPERATION: Laparoscopic sigmoid colectomy.',
        'Findings: thickened sigmoid, no abscess. Stapled anastomosis, leak test negative. Blood loss 120 mL.',
      ],
    },
    {
      type: 'Abdominal X-ray report',
      role: 'radiologist',
      day: 2,
      lines: [
        'ABDOMEN, TWO VIEWS',
        'Findings: «kub:Gas-filled loops of small bowel and colon down to the rectum, no transition point.»',
      ],
    },
    {
      type: 'Pathology report',
      role: 'pathologist',
      day: 3,
      lines: ['SIGMOID COLON: diverticulosis with chronic inflammation and fibrosis. No malignancy.'],
    },
  ],
  terms: { vague: ['Postop ileus', 'Ileus'], exact: ['{truth}'] },
  plan: [
    'Enhanced recovery pathway, clear liquids tonight, enoxaparin.',
    'Awaiting return of bowel function: walk, gum, [limit opioids|nothing by mouth]. WBC {wbc}.',
    'Advance diet, home when eating.',
  ],
  course:
    'Sigmoid colectomy without event in the operating room. {term}: bowel function returned on hospital day {bowelDay}. Pathology benign.',
  codes: { vague: ['K5732', 'K567:N'], exact: ['K5732', '{exactCode}'] },
  encoderDrg: '331/330/329',
  query: {
    kind: 'multiple-choice',
    purpose: 'cause-effect',
    title: 'Clarification of bowel function after surgery',
    question:
      '"{term}" is documented after the colectomy. Please clarify the clinical significance of this condition and its relation, if any, to the surgery.',
    options: [
      {
        role: 'diagnosis',
        words: 'Ileus as a complication of the colectomy',
        codes: ['K5732', 'K9189:N', 'K567:N'],
        on: ['kub', 'ng', 'noflatus'],
      },
      {
        role: 'diagnosis',
        words: 'Ileus, an expected part of recovery, not a complication',
        codes: ['K5732', 'K567:N'],
        on: ['kub', 'noflatus'],
      },
      {
        role: 'diagnosis',
        words: 'Ileus due to another cause, not related to the surgery',
        codes: ['K5732', 'K567:N'],
        on: ['kub'],
      },
      { role: 'other', words: 'Other (please specify)' },
      { role: 'undetermined', words: 'Unable to determine' },
    ],
    evidence: ['noflatus', 'ng', 'kub'],
    truth: '{truth}',
    documented: ['ileus', 'colectomy'],
  },
}
