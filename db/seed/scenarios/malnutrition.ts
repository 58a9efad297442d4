import type { ProblemSpec } from '../spec.ts'

export const MALNUTRITION: ProblemSpec = {
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
      { role: 'diagnosis', words: 'Mild protein-calorie malnutrition', codes: ['E441'], on: ['loss'] },
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
    evidence: ['intake', 'loss', 'eaten', 'wasting', 'ons'],
    truth: '{truth}',
    documented: ['malnutrition'],
  },
}
