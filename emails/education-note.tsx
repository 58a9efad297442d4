import { Button, Letter } from './letter.tsx'

export type NoteLetter = { name: string; title: string; from: string; link: string }

export const subject = ({ title }: NoteLetter) => `A short note: ${title}`

export function Body({ name, title, from, link }: NoteLetter) {
  return (
    <Letter>
      <p>Dear {name},</p>
      <p>
        {from} has written you a short note about documentation: "{title}". It is about a way of writing, not about any
        one chart, and takes two minutes.
      </p>
      <Button href={link}>Read the note</Button>
    </Letter>
  )
}

export const sample: NoteLetter = {
  name: 'Dr. Osei',
  title: 'Heart failure: type and acuity',
  from: 'Mara Lind',
  link: 'https://portal.test/education/notes/1',
}
