import type { EducationLetter } from './education-invited.tsx'
import { Button, Letter } from './letter.tsx'

export { sample } from './education-invited.tsx'

export const subject = ({ title }: EducationLetter) => `Changed: ${title}`

export function Body({ name, title, when, length, place, facilitatorName, link }: EducationLetter) {
  return (
    <Letter>
      <p>Dear {name},</p>
      <p>
        "{title}" has a new time or place; the file in this letter moves it in your calendar. Please say whether you
        still come.
      </p>
      <p>
        {when}, {length}
        <br />
        {place}, with {facilitatorName}
      </p>
      <Button href={link}>Answer</Button>
    </Letter>
  )
}
