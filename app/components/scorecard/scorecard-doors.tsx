const DOORS = [
  ['/scorecards', 'Providers'],
  ['/scorecards/specialties', 'Specialties'],
  ['/scorecards/facilities', 'Facilities'],
  ['/scorecards/program', 'Program'],
  ['/scorecards/families', 'Families'],
  ['/scorecards/coding', 'Coding quality'],
  ['/scorecards/views', 'Kept views'],
  ['/scorecards/measures', 'What the numbers mean'],
] as const

/** What the pages' filters have in common and take along. */
const KEPT = ['months', 'to', 'facility', 'payer', 'timing'] as const

/** The pages of scorecards, side by side; the filter goes along. */
export function ScorecardDoors({ here, search = '' }: { here: string; search?: string }) {
  const asked = new URLSearchParams(search)
  const kept = new URLSearchParams(KEPT.flatMap((name) => (asked.has(name) ? [[name, asked.get(name) ?? '']] : [])))
  const suffix = kept.size > 0 ? `?${kept}` : ''
  return (
    <nav className="ways no-print" aria-label="Scorecards">
      {DOORS.map(([to, words]) => (
        <a key={to} href={`${to}${suffix}`} className="button plain" aria-current={here === to ? 'page' : undefined}>
          {words}
        </a>
      ))}
    </nav>
  )
}
