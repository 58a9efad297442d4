import { Button, Letter } from './letter.tsx'

export type QueryDigest = { name: string; answered: string; askedBack?: string; overdue: string; link: string }

export const subject = () => 'Your queries today'

/** Counts only: "none", "1", "12". */
export function Body({ name, answered, askedBack = 'none', overdue, link }: QueryDigest) {
  return (
    <Letter>
      <p>Dear {name},</p>
      <p>your queries this morning:</p>
      <ul>
        <li>answered, codes to reconcile: {answered}</li>
        <li>asked back, waiting for your words: {askedBack}</li>
        <li>open past their due time: {overdue}</li>
      </ul>
      <Button href={link}>Open the board</Button>
    </Letter>
  )
}

export const sample: QueryDigest = {
  name: 'Mara Lind, CCS',
  answered: '3',
  askedBack: '1',
  overdue: 'none',
  link: 'https://portal.test/queries?mine=1',
}
