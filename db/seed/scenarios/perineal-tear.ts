import type { ProblemSpec } from '../spec.ts'

export const PERINEAL_TEAR: ProblemSpec = {
  id: 'perineal-tear',
  family: 'obstetrics',
  share: 4,
  specialties: ['Obstetrics'],
  sex: 'female',
  ages: [18, 41],
  nights: [1, 2],
  reason: ['Labor at 39 weeks', 'Contractions, ruptured membranes at term'],
  variants: [
    {
      depth: 'into the perineal body muscle, anal sphincter intact',
      suture: '3-0 polyglactin',
      truth: 'Second degree perineal laceration',
      exactCode: 'O701',
    },
    {
      depth: 'through the capsule and half of the external anal sphincter, rectal mucosa intact',
      suture: '2-0 polydioxanone, end to end',
      truth: 'Third degree perineal laceration',
      exactCode: 'O7022',
    },
  ],
  slots: { arrivalTerm: 'Labor at 39 weeks' },
  isElective: true,
  labs: { hgb: '11.6-12.8 10.4-11.4' },
  hpi: [
    '{Name} is {anAge}-year-old [G1P0|G2P1|G3P1] at 39 weeks with regular contractions since [midnight|early morning]. Prenatal course uncomplicated. Group B strep [negative|positive, treated].',
  ],
  aside: ['Prenatal course otherwise normal.'],
  interval: ['', 'Delivered, baby well. Pain [2|3]/10 perineum.', 'Ready to go home.'],
  exam: { abdomen: ['gravid', 'fundus firm'] },
  procedures: [
    { name: 'Vaginal delivery', day: 0, hour: 14 },
    { name: 'Repair of perineal laceration', day: 0, hour: 15 },
  ],
  notes: [
    {
      type: 'Delivery note',
      role: 'provider',
      by: 'Obstetrics',
      day: 0,
      lines: [
        'Spontaneous vaginal delivery of a liveborn infant, Apgar 8 and 9. Placenta complete. Blood loss 300 mL.',
        'Perineum: «tear:laceration {depth}.» «repair:Repaired with {suture}.»',
      ],
    },
  ],
  terms: { vague: ['Perineal laceration', 'Vaginal tear, repaired'], exact: ['{truth}'] },
  plan: ['Admit to labor and delivery.', 'Perineal care, ice, ibuprofen.', 'Home. Visit in 6 weeks.'],
  course: 'Vaginal delivery of a liveborn infant. {term}: repaired at delivery.',
  codes: { vague: ['O709'], exact: ['{exactCode}'], always: ['Z370', 'Z3A39'] },
  encoderDrg: '807/806/805',
  query: {
    kind: 'multiple-choice',
    purpose: 'specificity',
    title: 'Clarification of the laceration',
    question: '"{term}" is documented. Please clarify the degree of the laceration that was repaired.',
    options: [
      { role: 'diagnosis', words: 'Second degree perineal laceration', codes: ['O701'], on: ['tear', 'repair'] },
      { role: 'diagnosis', words: 'Third degree perineal laceration', codes: ['O7022'], on: ['tear', 'repair'] },
      { role: 'other', words: 'Other (please specify)' },
      { role: 'undetermined', words: 'Unable to determine' },
    ],
    evidence: ['tear', 'repair'],
    truth: '{truth}',
    documented: ['perineal laceration'],
  },
  disposition: ['Home'],
}
