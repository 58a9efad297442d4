import type { ProblemSpec } from '../spec.ts'

const BLEED: ProblemSpec = {
  id: 'gi-bleed',
  family: 'gi-bleed',
  share: 6,
  specialties: ['Gastroenterology', 'Hospital Medicine'],
  ages: [46, 88],
  nights: [2, 5],
  along: { 'blood-loss-anemia': 0.75, 'kidney-injury': 0.06, 'atrial-fibrillation': 0.08 },
  reason: ['Black stools', 'Vomiting blood', 'Light-headed, dark stools'],
  variants: [
    {
      egd: '1.5 cm ulcer in the duodenal bulb with an oozing vessel',
      therapy: 'Epinephrine injected and two clips placed',
      truth: 'Acute duodenal ulcer with hemorrhage',
      exactCode: 'K260',
      drug: 'naproxen twice daily for knee pain',
    },
    {
      egd: '2 cm ulcer on the lesser curve of the stomach with a visible vessel',
      therapy: 'Coagulated with bipolar probe',
      truth: 'Acute gastric ulcer with hemorrhage',
      exactCode: 'K250',
      drug: 'aspirin and ibuprofen for a month',
    },
    {
      egd: 'several angioectasias in the proximal stomach, one oozing',
      therapy: 'Argon plasma coagulation',
      truth: 'Gastric angiodysplasia with hemorrhage',
      exactCode: 'K31811',
      drug: 'apixaban',
    },
  ],
  labs: { bun: '38-56 28-38 18-24 12-18', hr: '106-122 90-100 78-88', sbp: '92-108 108-120 116-130', inr: '1.0-1.2' },
  hpi: [
    '{Name} is a {age}-year-old {man} with [two|three] days of [black stools|black tarry stools and light-headedness|coffee-ground vomit]. Takes «nsaid:{drug}». Heart rate {hr@0}, pressure {sbp@0}/{dbp@0}; hemoglobin {hgb@0}. Pantoprazole infusion started.',
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
  terms: { vague: ['GI bleed=K922', 'Upper GI bleed=K922', 'UGIB=K922'], exact: ['{truth}'] },
  plan: [
    'Pantoprazole drip, two large IVs, type and cross, endoscopy in the morning. Hold {drug}.',
    'Endoscopy done, findings as reported. Continue pantoprazole. Hgb {hgb}.',
    'Oral pantoprazole BID for 8 weeks. [Await biopsies.|H. pylori test pending.]',
  ],
  course:
    '{term}: endoscopy on hospital day 2 with {egd}; treated. Hemoglobin {hgb@0} on arrival, {hgb@min} at its lowest and {hgb@last} at discharge.',
  codes: { vague: ['K922'], exact: ['{exactCode}'] },
  query: {
    kind: 'multiple-choice',
    purpose: 'cause-effect',
    title: 'Source of gastrointestinal bleeding',
    question:
      '"{term}" is documented and the endoscopy report describes the findings below. Please clarify the source of the bleeding, if it can be determined.',
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

const BLOOD_LOSS: ProblemSpec = {
  id: 'blood-loss-anemia',
  family: 'anemia',
  share: 0,
  specialties: [],
  ages: [18, 96],
  nights: [2, 9],
  reason: [],
  variants: [{ truth: 'Acute blood loss anemia', exactCode: 'D62' }],
  slots: { units: '[1 unit|2 units]', hgbbase: '#12.6-13.8/1' },
  labs: { hgb: '10.6-11.8 7.2-8.1 7.0-7.9 8.4-9.2 8.8-9.6', mcv: '84-94', ferritin: '62-188' },
  hpi: [],
  aside: ['«hgbdrop:Hemoglobin {hgb@0}, was {hgbbase} in the clinic two months ago.»'],
  nursing: ['', '«prbc:{units} of packed red cells given over [2|3] hours, no reaction.»', ''],
  procedures: [{ name: 'Transfusion of packed red blood cells', day: 1, hour: 15 }],
  terms: { vague: ['Anemia', 'Low hemoglobin', 'Drop in H&H', 'Postop anemia'], exact: ['{truth}'] },
  plan: [
    '[CBC every 8 hours|Trend hemoglobin], transfuse under 7.',
    'Hgb {hgb}. «tx:Transfused {units}.» [Repeat CBC this evening.|Stable since.]',
    'Hgb {hgb}, stable. [Oral iron.|CBC in one week.]',
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
        words: 'Dilutional drop in hemoglobin, no anemia diagnosis',
        codes: [],
        on: ['result:hgb@min'],
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

const CIRRHOSIS: ProblemSpec = {
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
      history: 'Has drunk [a pint of whiskey|twelve beers] a day for [18|22] years, last drink [four|six] days ago',
      truth: 'Alcoholic cirrhosis with ascites',
      exactCode: 'K7031',
    },
    {
      history: 'Known fatty liver for ten years, diabetes, does not drink',
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
    '{Name} is a {age}-year-old {man} with «belly:[three|four] weeks of increasing abdominal girth» and leg swelling. «etoh:{history}.» No fever, no bleeding.',
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

const PANCREAS: ProblemSpec = {
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
    '{Name} is a {age}-year-old {man} with [a day|twelve hours] of epigastric pain going through to the back, {pain}/10, with vomiting. «hist:{history}.» Lipase {lipase@0}, bilirubin {bili@0}.',
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
      { role: 'diagnosis', words: 'Idiopathic acute pancreatitis', codes: ['K8500'], on: ['ct'] },
      { role: 'other', words: 'Other cause (please specify)' },
      { role: 'undetermined', words: 'Unable to determine' },
    ],
    evidence: ['hist', 'img', 'ct', 'result:lipase@0'],
    truth: '{truth}',
    documented: ['pancreatitis', 'gallstones (ultrasound report)'],
  },
}

const ILEUS: ProblemSpec = {
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
  labs: { wbc: '7.2-9.4 11.2-13.4 10.1-12 8.8-10.4', hgb: '12.6-13.6 10.8-11.8 10.6-11.6' },
  hpi: [
    '{Name} is a {age}-year-old {man} with recurrent sigmoid diverticulitis, here for elective laparoscopic sigmoid colectomy. [Three|Four] attacks in two years, last in the spring. Bowel preparation completed.',
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
        'Findings: «kub:Dilated small bowel and colon with gas to the rectum, no transition point.»',
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
    'Sigmoid colectomy without event in the operating room. {term}: bowel function returned on day [5|6]. Pathology benign.',
  codes: { vague: ['K567:N'], exact: ['{exactCode}'], always: ['K5732'] },
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
        codes: ['K9189:N', 'K567:N'],
        on: ['kub', 'ng', 'noflatus'],
      },
      {
        role: 'diagnosis',
        words: 'Ileus, an expected part of recovery, not a complication',
        codes: ['K567:N'],
        on: ['kub', 'noflatus'],
      },
      {
        role: 'diagnosis',
        words: 'Ileus due to another cause, not related to the surgery',
        codes: ['K567:N'],
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

export const BELLY: readonly ProblemSpec[] = [BLEED, BLOOD_LOSS, CIRRHOSIS, PANCREAS, ILEUS]
