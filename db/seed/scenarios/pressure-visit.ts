import type { ProblemSpec } from '../spec.ts'

export const PRESSURE_VISIT: ProblemSpec = {
  class: 'outpatient',
  nights: [0, 0],
  id: 'pressure-visit',
  family: 'routine',
  share: 14,
  specialties: ['Family Medicine', 'Cardiology'],
  ages: [36, 84],
  has: ['hypertension'],
  reason: ['Blood pressure check', 'Medication refill'],
  labs: { sbp: '126-148' },
  hpi: [
    '{Name} is {anAge}-year-old {man} here for blood pressure. Home readings [120s to 130s|130s to 140s]. No chest pain, no dizziness, takes medicine daily.',
  ],
  terms: { vague: ['Essential hypertension'], exact: ['Essential hypertension'] },
  plan: ['Pressure {sbp}/{dbp}. [Continue same dose.|Raise amlodipine to 10 mg.] BMP today. Return in 6 months.'],
  course: '',
  codes: { vague: ['I10'], exact: ['I10'] },
}
