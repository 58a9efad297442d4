import type { Encounter, Patient } from '#app/domain/encounter/chart.ts'
import { dayOfStay } from '#app/domain/encounter/worklist.ts'

/** "M.R.": enough to recognise a patient of one's own, no more. */
export const initialsOf = (patient: Pick<Patient, 'givenName' | 'familyName'>): string =>
  [patient.givenName, patient.familyName].map((name) => `${name.slice(0, 1).toUpperCase()}.`).join('')

export function ageOn(birthOn: string | null, at: Date): number | null {
  if (!birthOn) return null
  const [year = 0, month = 1, day = 1] = birthOn.split('-').map(Number)
  const had = at.getUTCMonth() + 1 > month || (at.getUTCMonth() + 1 === month && at.getUTCDate() >= day)
  return at.getUTCFullYear() - year - (had ? 0 : 1)
}

/** ", 71 · 4 West · day 3", or ", 71 · 4 West · discharged 27 Nov" by the facility's clock. */
export function sayStay(patient: Pick<Patient, 'birthOn'>, encounter: Encounter, at: Date, timeZone: string): string {
  const age = ageOn(patient.birthOn, encounter.startAt)
  const isIn = encounter.endAt === null || encounter.endAt > at
  const when = isIn
    ? `day ${dayOfStay(encounter.startAt, at)}`
    : `discharged ${encounter.endAt ? new Intl.DateTimeFormat('en-GB', { timeZone, day: 'numeric', month: 'short' }).format(encounter.endAt) : ''}`
  return [age === null ? '' : `, ${age}`, encounter.unit ?? encounter.service ?? '', when]
    .filter(Boolean)
    .join(' · ')
    .replace(' · ', age === null ? '' : ' · ')
}
