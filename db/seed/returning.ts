import type { Patient } from '#app/domain/encounter/chart.ts'
import { seeded } from './random.ts'
import type { Stay } from './stay.ts'

/** Someone whom the hospital has seen: when, where, and with which long-standing conditions. */
type Known = { patient: Patient; facilityId: string; seenAt: number[]; conditions: ReadonlySet<string> }

/** The share of clinic visits of the elderly that are by someone seen before, and how often one person comes at the most. */
const RETURNING = 0.6
const MOST_VISITS = 4
/** How many are remembered at the most, so that memory does not grow with the encounters. */
const REMEMBERED = 1500
const APART_MS = 45 * 24 * 3_600_000
const MEDICARE_AGE_YEARS = 65

const ageOn = (at: Date, birthOn: string): number =>
  at.getUTCFullYear() - Number(birthOn.slice(0, 4)) - (at.toISOString().slice(5, 10) < birthOn.slice(5) ? 1 : 0)

/** Whether this person could be the one of the stay: same house, sex and age on the day, and not just here. */
function couldBe(
  { patient, facilityId, seenAt }: Known,
  { facility, encounter, patient: drawn, ageYears }: Stay,
): boolean {
  if (facilityId !== facility.id || patient.sex !== drawn.sex || patient.birthOn === null) return false
  if (seenAt.length >= MOST_VISITS || ageOn(encounter.startAt, patient.birthOn) !== ageYears) return false
  return seenAt.every((at) => Math.abs(at - encounter.startAt.getTime()) >= APART_MS)
}

/**
 * Returns what makes some clinic visits of the elderly those of people seen before, so that risk categories of one year are looked for in
 * the next. Only the person changes: what was drawn for the stay stays drawn, and with it every habit.
 */
export function rememberPeople(): (stay: Stay, isOfTour: boolean) => Stay {
  const known: Known[] = []
  return (stay, isOfTour) => {
    const { encounter, conditions, ageYears } = stay
    if (isOfTour || ageYears < MEDICARE_AGE_YEARS) return stay
    const at = encounter.startAt.getTime()
    const isReturn = encounter.class === 'outpatient' && seeded(`${encounter.id}/return`).chance(RETURNING)
    const shared = (one: Known) => conditions.filter((name) => one.conditions.has(name)).length
    const [again] = isReturn ? known.filter((one) => couldBe(one, stay)).sort((a, b) => shared(b) - shared(a)) : []
    if (again) {
      again.seenAt.push(at)
      return { ...stay, patient: again.patient, encounter: { ...encounter, patientId: again.patient.id } }
    }
    known.push({ patient: stay.patient, facilityId: stay.facility.id, seenAt: [at], conditions: new Set(conditions) })
    if (known.length > REMEMBERED) known.shift()
    return stay
  }
}
