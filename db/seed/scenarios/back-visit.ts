import type { ProblemSpec } from '../spec.ts'

export const BACK_VISIT: ProblemSpec = {
  class: 'outpatient',
  nights: [0, 0],
  id: 'back-visit',
  family: 'routine',
  share: 8,
  specialties: ['Family Medicine', 'Orthopedic Surgery'],
  ages: [22, 76],
  reason: ['Low back pain'],
  hpi: [
    '{Name} is {anAge}-year-old {man} with [ten days|three weeks] of low back pain after [lifting boxes|yard work]. No leg weakness, no bladder trouble.',
  ],
  exam: { neuro: ['strength 5/5, straight leg raise negative'] },
  terms: { vague: ['Low back pain'], exact: ['Low back pain'] },
  plan: ['Naproxen 500 mg BID for 10 days, stay active, therapy if not better in [four|six] weeks. No imaging.'],
  course: '',
  codes: { vague: ['M5450'], exact: ['M5450'] },
}
