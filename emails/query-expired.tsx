import { Button, Letter } from './letter.tsx'

export type QueryExpired = { name: string; providerName: string; link: string }

export const subject = () => 'A query of yours expired without an answer'

export function Body({ name, providerName, link }: QueryExpired) {
  return (
    <Letter>
      <p>Dear {name},</p>
      <p>
        a query to {providerName} went up all the steps of the policy and got no answer. It is ended; the coding goes by
        what the record says.
      </p>
      <Button href={link}>Open the query</Button>
    </Letter>
  )
}

export const sample: QueryExpired = {
  name: 'Mara Lind, CCS',
  providerName: 'Dr. Osei',
  link: 'https://portal.test/queries/1',
}
