import { Button, Letter } from './letter.tsx'

export type QueryAnswered = { name: string; providerName: string; link: string }

export const subject = () => 'Your query was answered'

export function Body({ name, providerName, link }: QueryAnswered) {
  return (
    <Letter>
      <p>Dear {name},</p>
      <p>{providerName} signed an answer to a query of yours. The codes can be reconciled now.</p>
      <Button href={link}>See the answer</Button>
    </Letter>
  )
}

export const sample: QueryAnswered = {
  name: 'Mara Lind, CCS',
  providerName: 'Dr. Osei',
  link: 'https://portal.test/queries/1',
}
