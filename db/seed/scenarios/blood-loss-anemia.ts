import type { ProblemSpec } from '../spec.ts'

export const BLOOD_LOSS_ANEMIA: ProblemSpec = {
  id: 'blood-loss-anemia',
  family: 'anemia',
  share: 0,
  specialties: [],
  ages: [18, 96],
  nights: [2, 9],
  reason: [],
  variants: [{ truth: 'Acute blood loss anemia', exactCode: 'D62' }],
  slots: { units: '[1 unit|2 units]', earlyTerm: 'Anemia, trend hemoglobin', hgbbase: '#12.6-13.8/1' },
  labs: { hgb: '10.8-11.8 9.2-9.9 7.2-7.9 8.2-9.0 8.6-9.4', mcv: '84-94', ferritin: '62-188' },
  hpi: [],
  aside: ['«hgbdrop:Hemoglobin {hgb@0}, was {hgbbase} in the clinic two months ago.»'],
  procedures: [{ name: 'Transfusion of packed red blood cells', day: 2, hour: 11 }],
  notes: [
    {
      type: 'Transfusion record',
      role: 'nurse',
      day: 2,
      lines: [
        'TRANSFUSION RECORD',
        'Two-nurse check done. «prbc:{units} of packed red cells given over [2|3] hours», no reaction.',
      ],
    },
  ],
  terms: { vague: ['Anemia', 'Low hemoglobin', 'Drop in H&H', 'Postop anemia'], exact: ['{truth}'] },
  plan: [
    '[CBC every 8 hours|Trend hemoglobin], transfuse under 7.5.',
    'Hgb {hgb}. [Repeat CBC this evening.|Transfuse under 7.5 or if symptomatic.]',
    'Hgb {hgb} after «tx:{units} of packed cells», stable. [Oral iron.|CBC in one week.]',
  ],
  course: '{term}: hemoglobin {hgb@min} at its lowest, {units} transfused, {hgb@last} at discharge.',
  codes: { vague: ['D649'], exact: ['D62'] },
  query: {
    kind: 'multiple-choice',
    purpose: 'specificity',
    title: 'Hemoglobin change clarification',
    question:
      '"{term}" is documented with the findings below. Please document the diagnosis, if any, that these findings represent, with its type and cause if they can be determined.',
    options: [
      {
        role: 'diagnosis',
        words: 'Acute blood loss anemia',
        codes: ['D62'],
        on: ['result:hgb@0', 'result:hgb@min', 'tx'],
      },
      {
        role: 'diagnosis',
        words: 'Chronic blood loss anemia',
        codes: ['D500'],
        on: ['result:hgb@0', 'result:hgb@min'],
      },
      {
        role: 'diagnosis',
        words: 'Anemia of chronic disease',
        codes: ['D638'],
        on: ['result:ferritin@1', 'result:hgb@0'],
      },
      { role: 'other', words: 'Other type (please specify)' },
      { role: 'undetermined', words: 'Unable to determine' },
    ],
    evidence: ['hgbdrop', 'result:hgb@0', 'result:hgb@min', 'tx', 'prbc', 'result:mcv@0', 'result:ferritin@1'],
    truth: '{truth}',
    documented: ['anemia'],
  },
}
