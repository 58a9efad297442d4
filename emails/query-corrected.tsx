import { Button, Letter } from './letter.tsx'

export type QueryCorrected = { providerName: string; raisedBy: string; dueOn: string; link: string }

export const subject = () => 'A documentation query to you was reworded'

export function Body({ providerName, raisedBy, dueOn, link }: QueryCorrected) {
  return (
    <Letter>
      <p>Dear {providerName},</p>
      <p>
        {raisedBy} corrected the words of a question about a chart entry. It is due {dueOn}; what you may have begun to
        write is kept.
      </p>
      <Button href={link}>Read and answer</Button>
    </Letter>
  )
}

export const sample: QueryCorrected = {
  providerName: 'Dr. Osei',
  raisedBy: 'Mara Lind, CCS',
  dueOn: '14 March, 16:00',
  link: 'https://portal.test/queries/1/answer',
}
