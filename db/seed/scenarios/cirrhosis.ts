import type { ProblemSpec } from '../spec.ts'

export const CIRRHOSIS: ProblemSpec = {
  id: 'cirrhosis',
  family: 'liver',
  share: 4,
  specialties: ['Gastroenterology', 'Hospital Medicine'],
  ages: [38, 74],
  nights: [3, 7],
  along: { 'kidney-injury': 0.15, 'low-sodium': 0.2, malnutrition: 0.25 },
  reason: ['Swollen belly', 'Abdominal swelling and drowsiness'],
  variants: [
    {
      history: 'Alcohol: [a pint of whiskey|twelve beers] a day for [18|22] years, last drink [four|six] days ago',
      truth: 'Alcoholic cirrhosis with ascites',
      exactCode: 'K7031',
    },
    {
      history: 'Known fatty liver for ten years, does not drink',
      truth: 'Cirrhosis due to metabolic steatohepatitis (MASH) with ascites',
      exactCode: 'K7581+K7460+R188',
    },
  ],
  slots: { tap: '[4.5|5|6.2]', saag: '[1.6|1.8|2.1]', meld: '#17-25' },
  labs: {
    bili: '3.4-5.8 3.2-5.4 2.9-5',
    inr: '1.6-2.1',
    alb: '2.1-2.7',
    plt: '64-98',
    na: '129-134 130-134',
    nh3: '68-112 44-62',
  },
  hpi: [
    '{Name} is {anAge}-year-old {man} with «belly:[three|four] weeks of increasing abdominal girth» and leg swelling. «etoh:{history}.» No fever, no bleeding.',
    'Bilirubin {bili@0}, INR {inr@0}, albumin {alb@0}, platelets {plt@0}.',
  ],
  interval: ['', 'Less tight after paracentesis. [Slept.|Eating some.]', 'Abdomen soft, weight {weight} kg.'],
  exam: {
    abdomen: ['«asc:distended, shifting dullness, not tender»', 'softer, mild distension', 'soft, mild distension'],
    skin: ['spider angiomata, icteric'],
    neuro: ['[slow but oriented, asterixis|oriented, no asterixis]', 'oriented'],
  },
  medications: [
    { name: 'Spironolactone', dose: '100 mg daily', route: 'oral', from: 1, to: null, home: 'after' },
    { name: 'Furosemide', dose: '40 mg daily', route: 'oral', from: 1, to: null, home: 'after' },
    { name: 'Lactulose', dose: '20 g three times daily', route: 'oral', from: 0, to: null, home: 'after' },
  ],
  procedures: [{ name: 'Large-volume paracentesis', day: 1, hour: 11 }],
  notes: [
    {
      type: 'Ultrasound report',
      role: 'radiologist',
      day: 0,
      lines: [
        'ABDOMINAL ULTRASOUND',
        'Findings: «us:Nodular liver contour, spleen 15 cm, large ascites.» Portal vein patent.',
      ],
    },
  ],
  terms: { vague: ['Cirrhosis', 'Decompensated liver disease', 'Liver disease', 'ESLD'], exact: ['{truth}'] },
  plan: [
    'Diagnostic and therapeutic tap, low-salt diet, lactulose, thiamine.',
    '«tap:{tap} L removed, SAAG {saag}, no infection.» Start spironolactone and furosemide. MELD {meld}.',
    'Diuretics and lactulose at home. [Hepatology clinic.|GI in 2 weeks.]',
  ],
  course: '{term}: {tap} L paracentesis, SAAG {saag}; spironolactone, furosemide and lactulose. MELD {meld}.',
  codes: { vague: ['K7460'], exact: ['{exactCode}'] },
  query: {
    kind: 'multiple-choice',
    purpose: 'specificity',
    title: 'Liver disease clarification',
    question:
      '"{term}" is documented. Please clarify the cause of the liver disease and any related fluid collection, if it can be determined.',
    options: [
      {
        role: 'diagnosis',
        words: 'Alcoholic cirrhosis with ascites',
        codes: ['K7031'],
        on: ['etoh', 'us', 'tap'],
        when: 'a day for',
      },
      {
        role: 'diagnosis',
        words: 'Cirrhosis due to metabolic steatohepatitis (MASH) with ascites',
        codes: ['K7581', 'K7460', 'R188'],
        on: ['etoh', 'us', 'tap'],
        when: 'fatty liver',
      },
      {
        role: 'diagnosis',
        words: 'Cirrhosis, cause not known, with ascites',
        codes: ['K7460', 'R188'],
        on: ['us', 'tap'],
      },
      { role: 'other', words: 'Other (please specify)' },
      { role: 'undetermined', words: 'Unable to determine' },
    ],
    evidence: ['belly', 'etoh', 'asc', 'us', 'tap', 'result:bili@0', 'result:alb@0'],
    truth: '{truth}',
    documented: ['cirrhosis'],
  },
}
