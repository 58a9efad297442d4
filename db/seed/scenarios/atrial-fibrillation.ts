import type { ProblemSpec } from '../spec.ts'

export const ATRIAL_FIBRILLATION: ProblemSpec = {
  id: 'atrial-fibrillation',
  family: 'atrial-fibrillation',
  share: 7,
  specialties: ['Cardiology', 'Hospital Medicine'],
  ages: [56, 88],
  nights: [1, 4],
  aside: ['{He} has an irregular pulse, {afHistory}; «ecg:ECG with irregularly irregular rhythm and no P waves».'],
  along: { 'chronic-kidney-disease': 0.15, obesity: 0.2, 'low-sodium': 0.06 },
  has: ['hypertension'],
  hasNot: ['atrial-fibrillation'],
  reason: ['Palpitations', 'Rapid heart beat and light-headedness'],
  variants: [
    {
      afHistory:
        'first noticed about [8|12|20] hours before arrival, with two like spells this year that «stopped:stopped on their own within a day»',
      afCourse: 'converted to sinus rhythm on [day 1|the second morning] without a shock',
      rhythm: 'sinus rhythm',
      truth: 'Paroxysmal atrial fibrillation',
      exactCode: 'I480',
    },
    {
      afHistory:
        'known for [3|5|7] weeks, with «stopped:an ECG in the clinic [three|four] weeks ago showing the same rhythm» and none in sinus rhythm since',
      afCourse: 'underwent electrical cardioversion (200 J) with return of sinus rhythm',
      rhythm: 'rate-controlled AF',
      truth: 'Persistent atrial fibrillation',
      exactCode: 'I4819',
    },
    {
      afHistory:
        'present for more than [4|6] years; {he} and the cardiologist have «stopped:agreed on rate control only, no further attempts at sinus rhythm»',
      afCourse: 'was rate controlled; no rhythm control is planned',
      rhythm: 'rate-controlled AF',
      truth: 'Permanent atrial fibrillation',
      exactCode: 'I4821',
    },
  ],
  labs: { hr: '122-148 84-98 72-86', sbp: '112-138 114-132', tsh: '0.9-3.1', trop: '9-28 10-30' },
  hpi: [
    '{Name} is {anAge}-year-old {man} with an irregular rapid heart beat, {afHistory}. [Light-headed on standing.|No syncope.|Some chest fluttering, no pain.]',
    '«ecg:ECG on arrival: irregularly irregular rhythm, ventricular rate {hr@0}, no P waves», no acute ST change. Given «dilt:diltiazem 20 mg IV, then infusion at [5|10] mg/h».',
  ],
  pmh: ['Atrial fibrillation'],
  interval: [
    '',
    'Rate {hr} on telemetry. [No further palpitations.|Feels well.]',
    'Rate {hr}, telemetry shows {rhythm}.',
  ],
  exam: { heart: ['irregularly irregular, tachycardic', 'irregular, rate controlled', 'rate controlled, no murmur'] },
  nursing: ['Telemetry: irregular, {hr}/min. Denies chest pain.', 'Telemetry {hr}/min.'],
  medications: [
    { name: 'Diltiazem', dose: 'infusion 5 to 10 mg/h', route: 'IV', from: 0, to: 1 },
    { name: 'Apixaban', dose: '5 mg twice daily', route: 'oral', from: 0, to: null, home: 'after' },
    { name: 'Metoprolol tartrate', dose: '25 mg twice daily', route: 'oral', from: 1, to: null, home: 'after' },
  ],
  terms: { vague: ['Atrial fibrillation', 'A-fib', 'AF with RVR', 'Afib'], exact: ['{truth}'] },
  plan: [
    'Rate control with diltiazem drip, [start|continue] apixaban 5 mg BID. TSH, echo.',
    'Rate {hr}. [Off the drip, oral metoprolol.|Continue metoprolol and apixaban.]',
    'Continue metoprolol 25 mg BID and apixaban. [Cardiology follow-up in 2 weeks.|EP referral.]',
  ],
  course: '{term}: {he} {afCourse}. Anticoagulated with apixaban.',
  codes: { vague: ['I4891'], exact: ['{exactCode}'], always: ['Z7901'] },
  query: {
    kind: 'open-ended',
    purpose: 'specificity',
    title: 'Atrial fibrillation clarification',
    question:
      '"{term}" is documented, with the history and ECG below. Please clarify the type of atrial fibrillation, if it can be determined.',
    options: [],
    evidence: ['ecg', 'stopped', 'dilt'],
    truth: '{truth}',
    documented: ['atrial fibrillation'],
  },
}
