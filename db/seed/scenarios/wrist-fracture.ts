import type { ProblemSpec } from '../spec.ts'

export const WRIST_FRACTURE: ProblemSpec = {
  id: 'wrist-fracture',
  family: 'laterality',
  share: 5,
  specialties: ['Emergency Medicine'],
  class: 'emergency',
  ages: [24, 88],
  nights: [0, 0],
  reason: ['Wrist injury', 'Fall on outstretched hand'],
  variants: [
    { side: 'left', exactCode: 'S52532A', truth: "Colles' fracture of the left radius, closed" },
    { side: 'right', exactCode: 'S52531A', truth: "Colles' fracture of the right radius, closed" },
  ],
  hpi: [
    '{Name} is {anAge}-year-old {man} who [tripped on a curb|slipped on ice|fell from a step] and landed on an outstretched hand. Wrist pain and swelling, no numbness.',
  ],
  exam: {
    extremities: ['wrist «dinner:swollen with dorsal angulation», skin intact, fingers warm, median nerve intact'],
  },
  medications: [
    {
      name: 'Hydrocodone/acetaminophen',
      dose: '5/325 mg every 6 hours as needed',
      route: 'oral',
      from: 0,
      to: null,
      home: 'after',
    },
  ],
  procedures: [{ name: 'Closed reduction and splint', day: 0, hour: 15 }],
  notes: [
    {
      type: 'X-ray report',
      role: 'radiologist',
      day: 0,
      lines: [
        'WRIST, THREE VIEWS',
        'Findings: «xr:Transverse fracture of the distal radius, 2 cm from the joint, dorsal angulation 24 degrees.»',
      ],
    },
  ],
  terms: { vague: ['Distal radius fracture', 'Wrist fracture', 'Colles fracture'], exact: ['{truth}'] },
  plan: ['Hematoma block, «red:closed reduction, sugar-tong splint», repeat film acceptable. Orthopedics in one week.'],
  course: '{term}: closed reduction and splint.',
  codes: { vague: ['S52509A'], exact: ['{exactCode}'], always: ['W010XXA'] },
  query: {
    kind: 'multiple-choice',
    purpose: 'specificity',
    title: 'Clarification of the fracture site',
    question: '"{term}" is documented without a side. Please clarify the side of the fracture.',
    options: [
      { role: 'diagnosis', words: 'Left wrist', codes: ['S52532A'], on: ['xr'] },
      { role: 'diagnosis', words: 'Right wrist', codes: ['S52531A'], on: ['xr'] },
      { role: 'other', words: 'Other (please specify)' },
      { role: 'undetermined', words: 'Unable to determine' },
    ],
    evidence: ['dinner', 'xr', 'red'],
    truth: '{Side} wrist',
    documented: ['distal radius fracture'],
  },
}
