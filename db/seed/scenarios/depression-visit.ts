import type { ProblemSpec } from '../spec.ts'

export const DEPRESSION_VISIT: ProblemSpec = {
  class: 'outpatient',
  nights: [0, 0],
  id: 'depression-visit',
  family: 'depression',
  share: 11,
  specialties: ['Family Medicine'],
  ages: [19, 78],
  reason: ['Low mood', 'Medication check', 'Depression follow-up'],
  variants: [
    {
      phqText: 'low energy, poor sleep, can work',
      history: 'second time, first was after college',
      truth: 'Major depressive disorder, recurrent, moderate',
      exactCode: 'F331',
      'lab:phq': '15-18',
    },
    {
      phqText: 'missing work, eating little, no plan to harm {himself}',
      history: 'first time',
      truth: 'Major depressive disorder, single episode, severe without psychotic features',
      exactCode: 'F322',
      'lab:phq': '20-23',
    },
    {
      phqText: 'working, sleep improving',
      history: 'first time, began last winter',
      truth: 'Major depressive disorder, single episode, mild',
      exactCode: 'F320',
      'lab:phq': '8-9',
    },
  ],
  labs: { tsh: '0.9-3.4' },
  hpi: ['{Name} is {anAge}-year-old {man} here for mood. «sx:{PhqText}.» «hist:{History}.» PHQ-9 is {phq}.'],
  exam: {
    general: ['[tearful, good eye contact|flat, answers briefly|neat, slow speech]'],
    neuro: ['thought linear, no hallucinations'],
  },
  medications: [{ name: 'Sertraline', dose: '[50|100] mg daily', route: 'oral', from: 0, to: null, home: 'both' }],
  terms: { vague: ['Depression', 'Depression, on sertraline', 'Mood disorder'], exact: ['{truth}'] },
  plan: ['«plan:[Raise sertraline|Continue sertraline], therapy referral», return in [4|6] weeks.'],
  course: '',
  codes: { vague: ['F32A'], exact: ['{exactCode}'] },
  query: {
    kind: 'open-ended',
    purpose: 'specificity',
    title: 'Clarification of mood symptoms',
    question:
      '"{term}" is documented, with the findings below. Please clarify the diagnosis, with its episode and current severity if they can be determined.',
    options: [],
    evidence: ['sx', 'hist', 'result:phq@0', 'plan'],
    truth: '{truth}',
    documented: ['depression'],
  },
}
