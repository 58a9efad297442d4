import { Button, Letter } from './letter.tsx'

export type QueryReplied = { providerName: string; raisedBy: string; dueOn: string; link: string }

export const subject = () => 'Your question about a documentation query was answered'

/** What was asked back has a reply; it stands beside the query, not in the mail. */
export function Body({ providerName, raisedBy, dueOn, link }: QueryReplied) {
  return (
    <Letter>
      <p>Dear {providerName},</p>
      <p>
        you asked {raisedBy} for more information. The reply stands beside the query, which is due {dueOn}.
      </p>
      <Button href={link}>Read and answer</Button>
    </Letter>
  )
}

export const sample: QueryReplied = {
  providerName: 'Dr. Osei',
  raisedBy: 'Mara Lind, CCS',
  dueOn: '14 March, 16:00 CDT',
  link: 'https://portal.test/queries/1/answer',
}
