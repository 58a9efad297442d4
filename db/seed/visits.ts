import type { ChartProcedure } from '#app/domain/encounter/chart.ts'
import { SYSTEM } from './people.ts'
import { seeded } from './random.ts'
import type { Stay } from './stay.ts'

/** How often each level is billed: an ordinary spread, the middle ones most. Code numbers alone, in our own words. */
const LEVELS: Readonly<Record<string, readonly [string, number][]>> = {
  outpatient: [
    ['99212', 0.06],
    ['99213', 0.42],
    ['99214', 0.43],
    ['99215', 0.09],
  ],
  emergency: [
    ['99282', 0.08],
    ['99283', 0.3],
    ['99284', 0.38],
    ['99285', 0.24],
  ],
}

/** Returns the visit of a clinic or emergency encounter with its level; none of other encounters, or before it is over. */
export function visitsOf(stay: Stay): ChartProcedure[] {
  const levels = LEVELS[stay.encounter.class]
  if (!levels || stay.encounter.endAt === null) return []
  // A stream of its own: everything else of the demo stays as it is.
  let left = seeded(`${stay.encounter.id}/visit`).next()
  const [code] = levels.find(([, share]) => {
    left -= share
    return left <= 0
  }) ??
    levels[0] ?? ['']
  return [
    {
      id: `demo-v-${String(stay.number).padStart(7, '0')}`,
      source: { system: SYSTEM, id: `visit-${stay.number}` },
      encounterId: stay.encounter.id,
      patientId: stay.patient.id,
      name: stay.encounter.class === 'emergency' ? 'Emergency visit' : 'Clinic visit',
      performedAt: stay.encounter.startAt,
      coding: { system: 'http://www.ama-assn.org/go/cpt', code, display: null },
    },
  ]
}
