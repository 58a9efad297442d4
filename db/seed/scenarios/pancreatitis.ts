import type { ProblemSpec } from '../spec.ts'

export const PANCREATITIS: ProblemSpec = {
  id: 'pancreatitis',
  family: 'pancreatitis',
  share: 4,
  specialties: ['Gastroenterology', 'Hospital Medicine', 'General Surgery'],
  ages: [28, 76],
  nights: [2, 6],
  along: { 'low-sodium': 0.04, 'kidney-injury': 0.05, 'diabetes-stay': 0.12, obesity: 0.2 },
  reason: ['Abdominal pain', 'Upper abdominal pain and vomiting'],
  variants: [
    {
      history: '[Pain after fatty meals for months|Two similar milder spells this year]',
      img: 'gallstones, common duct 9 mm with a distal filling defect',
      truth: 'Biliary (gallstone) acute pancreatitis',
      exactCode: 'K8510',
      'lab:bili': '2.2-4.8',
      'lab:alt': '168-412',
    },
    {
      history: '[A fifth of vodka daily for the past two weeks|Drinking heavily since losing {his} job]',
      img: 'no gallstones, duct 4 mm',
      truth: 'Alcohol-induced acute pancreatitis',
      exactCode: 'K8520',
      'lab:bili': '0.6-1.1',
      'lab:alt': '32-54',
    },
  ],
  slots: { pain: '#7-10' },
  labs: { lipase: '1400-5200 700-1900 260-620', wbc: '12.6-16.4 11-13.6 9-11', hr: '104-120 90-100 78-88' },
  hpi: [
    '{Name} is {anAge}-year-old {man} with [a day|twelve hours] of epigastric pain going through to the back, {pain}/10, with vomiting. «hist:{history}.» Lipase {lipase@0}, bilirubin {bili@0}.',
  ],
  interval: ['', 'Pain [4|5]/10, [sips|clear liquids]. Lipase {lipase}.', 'Eating low-fat diet, pain 1/10.'],
  exam: { abdomen: ['epigastric tenderness, guarding, no rebound', 'less tender', 'soft, not tender'] },
  medications: [
    { name: 'Lactated Ringer', dose: '1.5 mL/kg/h', route: 'IV', from: 0, to: 2 },
    { name: 'Hydromorphone', dose: '0.5 mg every 4 hours as needed', route: 'IV', from: 0, to: 2 },
  ],
  notes: [
    {
      type: 'Ultrasound report',
      role: 'radiologist',
      day: 0,
      lines: ['RIGHT UPPER QUADRANT ULTRASOUND', 'Findings: «img:{img}.» Pancreas obscured by gas.'],
    },
    {
      type: 'CT report',
      role: 'radiologist',
      day: 1,
      lines: [
        'CT OF THE ABDOMEN',
        'Findings: «ct:Enlarged pancreas with peripancreatic stranding, homogeneous enhancement.» No collection.',
      ],
    },
  ],
  terms: { vague: ['Pancreatitis', 'Acute pancreatitis'], exact: ['{truth}'] },
  plan: [
    'Fluids, pain control, nothing by mouth, [ultrasound|imaging].',
    'Lipase {lipase}. [Advance diet.|Continue fluids, clear liquids.]',
    '[Surgery clinic.|Primary care in a week.] Low-fat diet.',
  ],
  course: '{term}: fluids and pain control; imaging with {img}. Lipase {lipase@0} to {lipase@last}.',
  codes: { vague: ['K8590'], exact: ['{exactCode}'] },
  query: {
    kind: 'multiple-choice',
    purpose: 'cause-effect',
    title: 'Pancreatitis clarification',
    question: '"{term}" is documented. Please clarify the cause of the pancreatitis, if it is known or suspected.',
    options: [
      {
        role: 'diagnosis',
        words: 'Biliary (gallstone) acute pancreatitis',
        codes: ['K8510'],
        on: ['img', 'hist'],
        when: 'gallstones, common',
      },
      {
        role: 'diagnosis',
        words: 'Alcohol-induced acute pancreatitis',
        codes: ['K8520'],
        on: ['hist'],
        when: 'no gallstones',
      },
      { role: 'diagnosis', words: 'Idiopathic acute pancreatitis', codes: ['K8500'], on: ['ct', 'result:lipase@0'] },
      { role: 'other', words: 'Other cause (please specify)' },
      { role: 'undetermined', words: 'Unable to determine' },
    ],
    evidence: ['hist', 'img', 'ct', 'result:lipase@0'],
    truth: '{truth}',
    documented: ['pancreatitis', 'gallstones (ultrasound report)'],
  },
}
