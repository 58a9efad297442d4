import type { ProblemSpec } from '../spec.ts'

const MALNUTRITION: ProblemSpec = {
  id: 'malnutrition',
  family: 'malnutrition',
  share: 0,
  specialties: [],
  ages: [45, 95],
  nights: [3, 12],
  hasNot: ['obesity'],
  reason: [],
  variants: [
    {
      degree: 'severe',
      loss: '#11-15/1',
      months: '3',
      intake: '50',
      wasting: 'marked temporal hollowing and clavicle prominence, deltoid wasting',
      truth: 'Severe protein-calorie malnutrition',
      exactCode: 'E43',
    },
    {
      degree: 'moderate',
      loss: '#7.6-9.4/1',
      months: '6',
      intake: '70',
      wasting: 'mild temporal hollowing, mild loss of triceps fat',
      truth: 'Moderate protein-calorie malnutrition',
      exactCode: 'E440',
    },
  ],
  labs: { alb: '2.2-2.9', bmi: '16.4-19.2' },
  hpi: [],
  aside: ['«intake:Appetite poor for months, clothes loose.»'],
  nursing: ['Ate [25|30]% of meals.', 'Ate [40|50]% of meals, supplement taken.'],
  medications: [
    {
      name: 'Oral nutrition supplement',
      dose: '1 carton three times daily',
      route: 'oral',
      from: 1,
      to: null,
      home: 'after',
    },
  ],
  notes: [
    {
      type: 'Dietitian assessment',
      role: 'dietitian',
      day: 1,
      lines: [
        'Reason: screening score on admission.',
        'Weight {weight} kg, BMI {bmi}. «loss:Weight loss {loss}% in {months} months.» «eaten:Eating less than {intake}% of needs for more than one month.»',
        'Nutrition-focused exam: «wasting:{wasting}.»',
        'Nutrition diagnosis: «rd:{degree} malnutrition in the context of chronic illness, by ASPEN characteristics of weight loss, intake and muscle loss.»',
        'Plan: supplement three times daily, fortified foods, weekly weight.',
      ],
    },
  ],
  terms: {
    vague: ['Poor nutrition', 'Malnutrition', 'Poor oral intake, underweight', 'Cachectic appearing'],
    exact: ['{truth}'],
  },
  plan: [
    'Dietitian consult.',
    '«ons:Supplements three times daily» per dietitian. [Calorie count.|Encourage meals.]',
    'Supplements at home.',
  ],
  course: '{term}: seen by the dietitian; supplements three times daily, continued at home.',
  codes: { vague: ['E46'], exact: ['{exactCode}'] },
  query: {
    kind: 'multiple-choice',
    purpose: 'specificity',
    title: 'Nutritional status clarification',
    question:
      '"{term}" is documented and the dietitian has assessed the patient. Based on your clinical judgment, please clarify the nutritional diagnosis, including its degree.',
    options: [
      { role: 'diagnosis', words: 'Mild protein-calorie malnutrition', codes: ['E441'], on: ['rd', 'loss'] },
      {
        role: 'diagnosis',
        words: 'Moderate protein-calorie malnutrition',
        codes: ['E440'],
        on: ['rd', 'loss', 'wasting'],
      },
      {
        role: 'diagnosis',
        words: 'Severe protein-calorie malnutrition',
        codes: ['E43'],
        on: ['rd', 'loss', 'wasting'],
      },
      { role: 'other', words: 'Other (please specify)' },
      { role: 'not-significant', words: 'No nutritional diagnosis' },
      { role: 'undetermined', words: 'Unable to determine' },
    ],
    evidence: ['intake', 'loss', 'eaten', 'wasting', 'rd', 'ons'],
    truth: '{truth}',
    documented: ['malnutrition'],
  },
}

const OBESITY: ProblemSpec = {
  id: 'obesity',
  family: 'obesity',
  share: 0,
  specialties: [],
  ages: [20, 80],
  nights: [0, 12],
  has: ['sleep-apnea'],
  hasNot: ['malnutrition'],
  reason: [],
  variants: [
    { 'lab:bmi': '30.6-34.4', truth: 'Obesity, class 1', exactCode: 'E66811' },
    { 'lab:bmi': '35.4-39.4', truth: 'Obesity, class 2', exactCode: 'E66812' },
    { 'lab:bmi': '40.6-48.8', truth: 'Obesity, class 3', exactCode: 'E66813' },
  ],
  hpi: [],
  nursing: ['«rnbmi:Admission BMI {bmi}.» Wide bed and commode ordered.', ''],
  terms: { vague: ['Elevated BMI', 'Large body habitus', 'Obesity'], exact: ['{truth}'] },
  plan: [
    '«plan:Wide equipment, CPAP at night, weight-based drug dosing; diet counseling.»',
    'CPAP at night.',
    '[Weight clinic referral.|Diet counseling done.]',
  ],
  course: '{term}: CPAP at night, weight-based dosing, diet counseling.',
  codes: { vague: ['E669'], exact: ['{exactCode}'], always: ['{bmiCode}'] },
  query: {
    kind: 'open-ended',
    purpose: 'specificity',
    title: 'Clinical significance of body mass index',
    question:
      '"{term}" is documented, with the measurement and care below. Please document the associated diagnosis and its class, if clinically significant.',
    options: [],
    evidence: ['rnbmi', 'result:bmi@0', 'plan'],
    truth: '{truth}',
    documented: [],
  },
}

const PRESSURE: ProblemSpec = {
  id: 'pressure-injury',
  family: 'pressure-injury',
  share: 0,
  specialties: [],
  ages: [62, 96],
  nights: [3, 14],
  reason: [],
  variants: [
    { stage: '3', depth: 'full thickness, subcutaneous fat visible, no bone', exactCode: 'L89153' },
    { stage: '2', depth: 'partial thickness, pink moist base', exactCode: 'L89152' },
  ],
  slots: { truth: 'Yes, present on admission', cm: '#2-4/1', hour: '[20:40|23:10|02:15]' },
  hpi: [],
  nursing: [
    '«skin:Skin check on arrival to the unit: open area over the sacrum {cm} cm, dressing applied.» Braden 13.',
    'Turned every 2 hours. Sacral dressing dry.',
    'Sacral dressing changed.',
  ],
  notes: [
    {
      type: 'Wound nurse note',
      role: 'nurse',
      day: 1,
      lines: [
        'Asked to see for sacral wound.',
        '«stage:Sacral pressure injury stage {stage}: {cm} cm, {depth}.» Patient says «sore:the sore was there before coming in».',
        'Plan: foam dressing, low-air-loss surface, turn every 2 hours.',
      ],
    },
  ],
  terms: {
    vague: ['Sacral pressure ulcer', 'Sacral decubitus'],
    exact: ['Sacral pressure ulcer stage {stage}, present on admission'],
  },
  plan: ['', 'Sacral wound: dressing and surface per wound nurse.', 'Dressing supplies sent home.'],
  course: '{term}: foam dressing and pressure-relieving surface per wound nurse.',
  codes: { vague: ['{exactCode}:U'], exact: ['{exactCode}'] },
  query: {
    kind: 'yes-no',
    purpose: 'poa',
    title: 'Sacral pressure ulcer: present on admission',
    question:
      '"{term}" is documented. Was the sacral pressure ulcer present at the time of the inpatient admission order?',
    options: [
      { role: 'yes', words: 'Yes, present on admission', codes: ['{exactCode}'] },
      { role: 'no', words: 'No, not present on admission', codes: ['{exactCode}:N'] },
      { role: 'other', words: 'Other (please specify)' },
      { role: 'undetermined', words: 'Unable to determine clinically' },
    ],
    evidence: ['skin', 'stage', 'sore'],
    truth: '{truth}',
    documented: ['sacral pressure ulcer'],
  },
}

const DIABETES_STAY: ProblemSpec = {
  id: 'diabetes-stay',
  family: 'diabetes',
  share: 0,
  specialties: [],
  ages: [40, 88],
  nights: [1, 12],
  has: ['diabetes'],
  reason: [],
  variants: [{ truth: 'Type 2 diabetes with hyperglycemia', exactCode: 'E1165' }],
  labs: { glu: '288-396 212-276 164-214 138-176', a1c: '9.2-12.1' },
  hpi: [],
  pmh: ['Type 2 diabetes'],
  medications: [
    { name: 'Insulin lispro', dose: 'correction scale with meals', route: 'subcutaneous', from: 0, to: null },
    {
      name: 'Insulin glargine',
      dose: '[14|18|22] units at night',
      route: 'subcutaneous',
      from: 0,
      to: null,
      home: 'after',
    },
  ],
  terms: { vague: ['DM2', 'Diabetes', 'Type 2 DM, sliding scale'], exact: ['{truth}'] },
  plan: [
    'Glucose {glu}, A1c {a1c@0}%. «ins:Glargine at night and correction insulin.»',
    'Glucose {glu}. Insulin adjusted.',
    'Glucose {glu}. [Insulin teaching done.|Endocrine clinic follow-up.]',
  ],
  course: '{term}: A1c {a1c@0}%, started on basal insulin.',
  codes: { vague: ['E119'], exact: ['E1165'], always: ['Z794'] },
  query: {
    kind: 'multiple-choice',
    purpose: 'specificity',
    title: 'Diabetes clarification',
    question:
      '"{term}" is documented with the glucose results and treatment below. Please document the type of diabetes and any complication of it during this stay.',
    options: [
      {
        role: 'diagnosis',
        words: 'Type 2 diabetes with hyperglycemia',
        codes: ['E1165'],
        on: ['result:glu@0', 'result:a1c@0', 'ins'],
      },
      { role: 'diagnosis', words: 'Type 2 diabetes without complication', codes: ['E119'], on: ['result:a1c@0'] },
      { role: 'other', words: 'Other (please specify)' },
      { role: 'undetermined', words: 'Unable to determine' },
    ],
    evidence: ['result:glu@0', 'result:glu@max', 'result:a1c@0', 'ins'],
    truth: '{truth}',
    documented: ['type 2 diabetes'],
  },
}

export const BODY: readonly ProblemSpec[] = [MALNUTRITION, OBESITY, PRESSURE, DIABETES_STAY]
