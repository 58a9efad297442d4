import { Button, Letter } from './letter.tsx'

export type QueryReminder = { providerName: string; raisedBy: string; dueOn: string; link: string }

export const subject = () => 'Reminder: a documentation query still waits for you'

export function Body({ providerName, raisedBy, dueOn, link }: QueryReminder) {
  return (
    <Letter>
      <p>Dear {providerName},</p>
      <p>
        a question that {raisedBy} asked about a chart entry is still open. It is due {dueOn}. If it is not your
        patient, or if you need more information, the page lets you say so.
      </p>
      <Button href={link}>Read and answer</Button>
    </Letter>
  )
}

export const sample: QueryReminder = {
  providerName: 'Dr. Osei',
  raisedBy: 'Mara Lind, CCS',
  dueOn: '14 March, 16:00',
  link: 'https://portal.test/queries/1/answer',
}
