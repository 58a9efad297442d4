import type { ProblemSpec } from '../spec.ts'

export const LOW_SODIUM: ProblemSpec = {
  id: 'low-sodium',
  family: 'electrolytes',
  share: 0,
  specialties: ['Hospital Medicine', 'Nephrology'],
  ages: [60, 92],
  nights: [2, 5],
  has: ['hypertension'],
  reason: ['Weakness, low sodium on clinic tests', 'Falls and fatigue'],
  variants: [{ cause: 'hydrochlorothiazide 25 mg daily', truth: 'Hyponatremia', exactCode: 'E871' }],
  slots: { rate: '[50|75]' },
  labs: { na: '120-127 124-129 128-132 131-134 133-136', sosm: '248-266', una: '42-78' },
  hpi: [
    '{Name} is {anAge}-year-old {man} with [a week of fatigue and unsteady walking|nausea, headache and fatigue], taking {cause}. «nahpi:Sodium {na@0} mmol/L» on arrival, no seizure.',
  ],
  interval: ['', 'Sodium {na} from {na@prev}. [Thinking clearly.|Less tired.]', 'Sodium {na}.'],
  terms: { vague: ['Low sodium', 'Low Na', 'Abnormal electrolytes'], exact: ['Hyponatremia'] },
  plan: [
    '«naplan:Fluid restriction 1.2 L, sodium every 6 hours», serum and urine osmolality. Goal rise under 8 mmol/L per day.',
    'Na {na}. Continue «fr:fluid restriction 1.2 L a day».',
    'Na {na}, [liberalize fluids|recheck in clinic].',
  ],
  course: '{term}: sodium {na@min} at its lowest, {na@last} at discharge with fluid restriction.',
  codes: { vague: [], exact: ['E871'] },
  query: {
    kind: 'multiple-choice',
    purpose: 'new-diagnosis',
    title: 'Clinical significance of sodium results',
    question: 'The sodium results below were monitored and treated. Please document the associated diagnosis, if any.',
    options: [
      { role: 'diagnosis', words: 'Hyponatremia', codes: ['E871'], on: ['result:na@0', 'naplan'] },
      {
        role: 'diagnosis',
        words: 'SIADH (syndrome of inappropriate ADH secretion)',
        codes: ['E222'],
        on: ['result:na@0', 'result:sosm@0', 'result:una@0'],
      },
      { role: 'other', words: 'Other (please specify)' },
      { role: 'not-significant', words: 'Not clinically significant' },
      { role: 'undetermined', words: 'Unable to determine' },
    ],
    evidence: ['result:na@min', 'result:na@0', 'naplan', 'fr', 'result:sosm@0', 'result:una@0'],
    truth: '{truth}',
    documented: [],
  },
}
