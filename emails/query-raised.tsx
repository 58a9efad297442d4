import { Button, Letter } from './letter.tsx'

export type QueryRaised = { providerName: string; raisedBy: string; dueOn: string; link: string }

export const subject = () => 'A documentation query is waiting for you'

/** No patient, no diagnosis, no money: the letter says that someone asks, and where to answer. */
export function Body({ providerName, raisedBy, dueOn, link }: QueryRaised) {
  return (
    <Letter>
      <p>Dear {providerName},</p>
      <p>
        {raisedBy} asks for your clarification of a chart entry, by {dueOn}.
      </p>
      <Button href={link}>Read and answer</Button>
    </Letter>
  )
}

export const sample: QueryRaised = {
  providerName: 'Dr. Osei',
  raisedBy: 'Mara Lind, CCS',
  dueOn: '14 March, 16:00',
  link: 'https://portal.test/queries/1/answer',
}
