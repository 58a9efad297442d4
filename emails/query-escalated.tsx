import { Button, Letter } from './letter.tsx'

export type QueryEscalated = { name: string; step: string; raisedBy: string; link: string }

export const subject = () => 'A documentation query was passed to you'

export function Body({ name, step, raisedBy, link }: QueryEscalated) {
  return (
    <Letter>
      <p>Dear {name},</p>
      <p>
        a query that {raisedBy} raised has not been answered in time and comes to you as {step}. Its words are
        unchanged.
      </p>
      <Button href={link}>Open the query</Button>
    </Letter>
  )
}

export const sample: QueryEscalated = {
  name: 'Dr. Hale',
  step: 'physician advisor',
  raisedBy: 'Mara Lind, CCS',
  link: 'https://portal.test/queries/1',
}
