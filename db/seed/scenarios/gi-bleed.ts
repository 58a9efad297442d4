import type { ProblemSpec } from '../spec.ts'

export const GI_BLEED: ProblemSpec = {
  id: 'gi-bleed',
  family: 'gi-bleed',
  share: 6,
  specialties: ['Gastroenterology', 'Hospital Medicine'],
  ages: [46, 88],
  nights: [2, 5],
  along: { 'blood-loss-anemia': 0.75, 'kidney-injury': 0.06 },
  reason: ['Black stools', 'Vomiting blood', 'Light-headed, dark stools'],
  variants: [
    {
      egd: '1.5 cm duodenal ulcer in the bulb with an oozing vessel',
      therapy: 'Epinephrine injected and two clips placed',
      truth: 'Acute duodenal ulcer with hemorrhage',
      exactCode: 'K260',
      hold: 'naproxen',
      drug: 'naproxen twice daily for knee pain',
    },
    {
      egd: '2 cm gastric ulcer on the lesser curve with a visible vessel',
      therapy: 'Coagulated with bipolar probe',
      truth: 'Acute gastric ulcer with hemorrhage',
      exactCode: 'K250',
      hold: 'aspirin and ibuprofen',
      drug: 'aspirin and ibuprofen for a month',
    },
    {
      egd: 'several angioectasias in the proximal stomach, one oozing',
      therapy: 'Argon plasma coagulation',
      truth: 'Gastric angiodysplasia with hemorrhage',
      exactCode: 'K31811',
      hold: 'ibuprofen',
      drug: 'ibuprofen now and then',
    },
  ],
  labs: {
    bun: '38-56 28-38 18-24 12-18',
    hr: '106-122 90-100 78-88',
    sbp: '92-108 108-120 116-130',
    inr: '1.0-1.2',
    hgb: '12.1-13 10.9-11.8 10.8-11.6 11-11.9',
  },
  hpi: [
    '{Name} is {anAge}-year-old {man} with [two|three] days of [black stools|black tarry stools and light-headedness|coffee-ground vomit]. Takes «nsaid:{drug}». Heart rate {hr@0}, pressure {sbp@0}/{dbp@0}; hemoglobin {hgb@0}. Pantoprazole infusion started.',
  ],
  interval: [
    '',
    'No more [black stool|bleeding] since endoscopy. Hemoglobin {hgb}.',
    'Brown stool, eating. Hemoglobin {hgb}.',
  ],
  exam: {
    abdomen: ['soft, mild epigastric tenderness, melena on rectal exam', 'soft, not tender'],
    general: ['[pale, comfortable|pale, anxious]', 'comfortable'],
  },
  medications: [
    { name: 'Pantoprazole', dose: '80 mg bolus, then 8 mg/h', route: 'IV', from: 0, to: 2 },
    { name: 'Pantoprazole', dose: '40 mg twice daily', route: 'oral', from: 3, to: null, home: 'after' },
  ],
  procedures: [{ name: 'Esophagogastroduodenoscopy with control of bleeding', day: 1, hour: 9 }],
  notes: [
    {
      type: 'Endoscopy report',
      role: 'provider',
      by: 'Gastroenterology',
      day: 1,
      lines: [
        'UPPER ENDOSCOPY',
        'Indication: bleeding.',
        'Findings: «egd:{egd}.»',
        '«therapy:{therapy}», no bleeding at the end. Biopsies for H. pylori.',
      ],
    },
  ],
  terms: { vague: ['GI bleed=K922', 'Upper GI bleed=K922'], exact: ['{truth}'] },
  plan: [
    'Pantoprazole drip, two large IVs, type and cross, endoscopy in the morning. Hold {hold}.',
    'Endoscopy done, findings as reported. Continue pantoprazole. Hgb {hgb}.',
    'Oral pantoprazole BID for 8 weeks. [Await biopsies.|H. pylori test pending.]',
  ],
  course:
    '{term}: endoscopy on hospital day 2 with {egd}; treated. Hemoglobin {hgb@0} on arrival, {hgb@min} at its lowest and {hgb@last} at discharge.',
  codes: { vague: ['K922'], exact: ['{exactCode}'] },
  query: {
    kind: 'multiple-choice',
    purpose: 'specificity',
    title: 'Source of gastrointestinal bleeding',
    question:
      '"{term}" is documented and the endoscopy report describes the findings below. Please clarify the cause and the site of the GI bleed, if they can be determined.',
    options: [
      { role: 'diagnosis', words: '{truth}', codes: ['{exactCode}'], on: ['egd', 'therapy'] },
      {
        role: 'diagnosis',
        words: 'Gastrointestinal bleeding not related to the endoscopic finding',
        codes: ['K922'],
        on: ['nsaid'],
      },
      { role: 'other', words: 'Other source (please specify)' },
      { role: 'undetermined', words: 'Unable to determine' },
    ],
    evidence: ['egd', 'therapy', 'nsaid', 'result:hgb@0'],
    truth: '{truth}',
    documented: ['GI bleed', '{egd} (endoscopy report)'],
  },
}
