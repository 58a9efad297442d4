import type { EducationLetter } from './education-invited.tsx'
import { Button, Letter } from './letter.tsx'

export { sample } from './education-invited.tsx'

export const subject = ({ title }: EducationLetter) => `A seat is free: ${title}`

export function Body({ name, title, when, length, place, facilitatorName, link }: EducationLetter) {
  return (
    <Letter>
      <p>Dear {name},</p>
      <p>a seat has come free in "{title}" and is yours. If you cannot come any more, please say so.</p>
      <p>
        {when}, {length}
        <br />
        {place}, with {facilitatorName}
      </p>
      <Button href={link}>Open</Button>
    </Letter>
  )
}
