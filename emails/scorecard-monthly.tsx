import { Button, Letter } from './letter.tsx'

export type ScorecardMonthly = { name: string; month: string; link: string }

export const subject = () => 'Your monthly scorecard view'

/** No figure, no name of a provider or of the view: the letter says that a month is complete, and where to look. */
export function Body({ name, month, link }: ScorecardMonthly) {
  return (
    <Letter>
      <p>Dear {name},</p>
      <p>
        the figures of {month} are complete: every query of the month has come due. The view you asked for each month is
        ready.
      </p>
      <Button href={link}>Open the view</Button>
      <p>You can stop this letter where the view is kept.</p>
    </Letter>
  )
}

export const sample: ScorecardMonthly = {
  name: 'Sam Okoye',
  month: 'October 2026',
  link: 'https://portal.test/scorecards/views/v1?to=2026-10',
}
