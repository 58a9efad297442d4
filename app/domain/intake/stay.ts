import type { EncounterClass } from '#app/domain/encounter/chart.ts'

export type Stay = { id: string; class: EncounterClass; startAt: Date; endAt: Date | null }

const DAY = 24 * 60 * 60_000
/** Notes are finished after the patient has left: a discharge summary is due within 30 days (Joint Commission RC.01.03.01). */
const GRACE_DAYS = { document: 30, fact: 0 } as const
/** How long a stay without an end may have lasted. An old visit whose end was never sent must not swallow later facts. */
const OPEN_DAYS: Record<EncounterClass, number> = {
  inpatient: 365,
  observation: 7,
  emergency: 3,
  outpatient: 1,
  virtual: 1,
  home: 1,
  other: 0,
}
/** Of two stays that cover the same moment, the closer care is meant. */
const CLOSENESS: EncounterClass[] = ['inpatient', 'observation', 'emergency', 'outpatient', 'home', 'virtual', 'other']

/**
 * Returns the stay that a fact without an encounter belongs to by its time: the closest care among those that cover the moment,
 * the latest of equals; for a document, else the stay that ended last in the 30 days before. Null when there is none.
 */
export function chooseStay(stays: readonly Stay[], at: Date, kind: keyof typeof GRACE_DAYS): Stay | null {
  const covering = stays.filter((stay) => isPlaceable(stay) && stay.startAt <= at && at <= endOf(stay))
  const [closest] = [...covering].sort(
    (a, b) =>
      CLOSENESS.indexOf(a.class) - CLOSENESS.indexOf(b.class) ||
      b.startAt.getTime() - a.startAt.getTime() ||
      order(a, b),
  )
  if (closest) return closest
  const since = at.getTime() - GRACE_DAYS[kind] * DAY
  const recent = stays.filter((stay) => stay.endAt !== null && stay.endAt <= at && stay.endAt.getTime() > since)
  const [latest] = recent.sort((a, b) => endOf(b).getTime() - endOf(a).getTime() || order(a, b))
  return latest ?? null
}

/** A stand-in for an encounter that has not come has no class and no end: facts are not put there by time. */
const isPlaceable = (stay: Stay) => stay.class !== 'other' || stay.endAt !== null
const endOf = (stay: Stay): Date => stay.endAt ?? new Date(stay.startAt.getTime() + OPEN_DAYS[stay.class] * DAY)
const order = (a: Stay, b: Stay) => (a.id < b.id ? -1 : 1)
