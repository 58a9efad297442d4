import type { EducationLetter } from './education-invited.tsx'
import { Button, Letter } from './letter.tsx'

export { sample } from './education-invited.tsx'

export const subject = ({ title }: EducationLetter) => `Cancelled: ${title}`

export function Body({ name, title, when, length, place, facilitatorName, link }: EducationLetter) {
  return (
    <Letter>
      <p>Dear {name},</p>
      <p>
        "{title}" will not take place. The file in this letter takes it out of your calendar. The material stays on the
        page.
      </p>
      <p>
        {when}, {length}
        <br />
        {place}, with {facilitatorName}
      </p>
      <Button href={link}>Open</Button>
    </Letter>
  )
}
