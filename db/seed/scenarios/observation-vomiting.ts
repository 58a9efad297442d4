import type { ProblemSpec } from '../spec.ts'

export const OBSERVATION_VOMITING: ProblemSpec = {
  id: 'observation-vomiting',
  family: 'routine',
  class: 'observation',
  share: 4,
  specialties: ['Hospital Medicine'],
  ages: [20, 70],
  nights: [1, 1],
  reason: ['Vomiting and diarrhea'],
  labs: { k: '3.1-3.5 3.6-4.0', hr: '100-112 78-88' },
  hpi: [
    '{Name} is {anAge}-year-old {man} with a day of vomiting and watery diarrhea, [two children at home with the same|after a family meal]. Could not keep fluids down.',
  ],
  interval: ['', 'Keeping fluids down.'],
  exam: { abdomen: ['soft, mild diffuse tenderness', 'soft'] },
  medications: [{ name: 'Ondansetron', dose: '4 mg every 6 hours as needed', route: 'IV', from: 0, to: 1 }],
  terms: {
    vague: ['Viral gastroenteritis with dehydration and hypokalemia'],
    exact: ['Viral gastroenteritis with dehydration and hypokalemia'],
  },
  plan: ['Saline 2 L, ondansetron, potassium 40 mEq.', 'Potassium {k}. Home.'],
  course: '{term}: fluids, potassium replaced, home the next day.',
  codes: { vague: ['A084'], exact: ['A084'], always: ['E860', 'E876'] },
}
