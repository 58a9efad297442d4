import { Button, Letter } from './letter.tsx'

export type QueryReturned = { name: string; providerName: string; what: string; link: string }

export const subject = () => 'A query of yours needs you'

export function Body({ name, providerName, what, link }: QueryReturned) {
  return (
    <Letter>
      <p>Dear {name},</p>
      <p>
        {providerName} {what}
      </p>
      <Button href={link}>Open the query</Button>
    </Letter>
  )
}

export const sample: QueryReturned = {
  name: 'Mara Lind, CCS',
  providerName: 'Dr. Osei',
  what: 'says that this is not a patient of theirs.',
  link: 'https://portal.test/queries/1',
}
