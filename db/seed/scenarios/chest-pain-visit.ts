import type { ProblemSpec } from '../spec.ts'

export const CHEST_PAIN_VISIT: ProblemSpec = {
  id: 'chest-pain-visit',
  family: 'routine',
  class: 'emergency',
  share: 9,
  specialties: ['Emergency Medicine'],
  ages: [24, 68],
  nights: [0, 0],
  reason: ['Chest pain'],
  labs: { trop: '3-9' },
  hpi: [
    '{Name} is {anAge}-year-old {man} with sharp left chest pain for [two days|a day], worse with [a deep breath|movement], tender to touch. ECG normal. Troponin {trop@0}, repeated at 3 hours without change.',
  ],
  exam: { heart: ['regular, no rub'], general: ['comfortable'] },
  terms: { vague: ['Chest wall pain'], exact: ['Chest wall pain'] },
  plan: ['Reproducible, low risk score. Ibuprofen. Return for new symptoms.'],
  course: '',
  codes: { vague: ['R0789'], exact: ['R0789'] },
}
