import { fiscalYearOf, type Release, releaseOn } from '#app/domain/codes/release.ts'

/** A release for a day: "in-force" on it, "same-year": another edition of its year, which must be said, or the "latest" where no day is given. */
export type Choice<R extends Release> = { release: R; fit: 'in-force' | 'same-year' | 'latest' }

/** The year that a kind of table goes by: the federal fiscal one for inpatient groups, the calendar one for everything else. */
const yearOf = (kind: string, day: string): number =>
  /^(msdrg|mce|ipps)/.test(kind) ? fiscalYearOf(day) : Number(day.slice(0, 4))

/**
 * The release of a kind for a day of discharge or service. An edition of the same year stands in where none is in force (MS-DRG v43.1 begins in
 * April, a fee schedule of October in October); one of another year never does: null.
 */
export function chooseRelease<R extends Release>(
  releases: readonly R[],
  kind: string,
  day: string | null,
): Choice<R> | null {
  const ofKind = releases.filter((release) => release.kind === kind).sort((a, b) => rankOf(a) - rankOf(b))
  if (day === null) {
    const latest = [...ofKind].sort((a, b) => b.startOn.localeCompare(a.startOn))[0]
    return latest ? { release: latest, fit: 'latest' } : null
  }
  const inForce = releaseOn(ofKind, kind, day)
  if (inForce) return { release: inForce, fit: 'in-force' }
  const near = ofKind.find((release) => isOfYear(release, yearOf(kind, day)))
  return near ? { release: near, fit: 'same-year' } : null
}

/** Of two that begin on one day a correction notice comes before what it corrects, and rates for qualifying participants come last. */
function rankOf({ edition }: Release): number {
  if (edition.endsWith('cn')) return -1
  return edition.endsWith('-qpp') ? 1 : 0
}

const isOfYear = ({ kind, startOn, endOn }: Release, year: number): boolean =>
  endOn !== null && yearOf(kind, startOn) === year && yearOf(kind, endOn) === year
