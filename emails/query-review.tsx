import { Button, Letter } from './letter.tsx'

export type QueryReview = { name: string; raisedBy: string; link: string }

export const subject = () => 'A draft query waits for a second look'

export function Body({ name, raisedBy, link }: QueryReview) {
  return (
    <Letter>
      <p>Dear {name},</p>
      <p>a query that {raisedBy} drafted needs a second person before it goes out.</p>
      <Button href={link}>Review the draft</Button>
    </Letter>
  )
}

export const sample: QueryReview = {
  name: 'Priya Rand, RN',
  raisedBy: 'Mara Lind, CCS',
  link: 'https://portal.test/queries/1/review',
}
