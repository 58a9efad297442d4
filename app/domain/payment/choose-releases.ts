import { fiscalYearOf, type Release, releaseOn } from '#app/domain/codes/release.ts'

/** A release for a day: "in-force" on it, or "same-year": another edition of the year (a fiscal one, for stays), which must be said. */
export type Choice<R extends Release> = { release: R; fit: 'in-force' | 'same-year' | 'latest' }

/**
 * The release of a kind for a day of discharge or service; without a day the latest one. An edition of the same fiscal year stands in where none
 * is in force (v43.1 begins in April, its tables hold for the year with few changes); of another year none does: null.
 */
export function chooseRelease<R extends Release>(
  releases: readonly R[],
  kind: string,
  day: string | null,
): Choice<R> | null {
  const ofKind = releases.filter((release) => release.kind === kind)
  if (day === null) {
    const latest = [...ofKind].sort((a, b) => b.startOn.localeCompare(a.startOn))[0]
    return latest ? { release: latest, fit: 'latest' } : null
  }
  const inForce = releaseOn(ofKind, kind, day)
  if (inForce) return { release: inForce, fit: 'in-force' }
  const near = ofKind.find((release) => isOfYear(release, fiscalYearOf(day)))
  return near ? { release: near, fit: 'same-year' } : null
}

const isOfYear = (release: Release, year: number): boolean =>
  release.endOn !== null && fiscalYearOf(release.startOn) === year && fiscalYearOf(release.endOn) === year
