const DOORS = [
  ['/scorecards', 'Providers'],
  ['/scorecards/specialties', 'Specialties'],
  ['/scorecards/program', 'Program'],
  ['/scorecards/measures', 'What the numbers mean'],
] as const

/** The pages of scorecards, side by side. */
export function ScorecardDoors({ here }: { here: string }) {
  return (
    <nav className="row no-print" aria-label="Scorecards">
      {DOORS.map(([to, words]) => (
        <a key={to} href={to} className="button plain" aria-current={here === to ? 'page' : undefined}>
          {words}
        </a>
      ))}
    </nav>
  )
}
