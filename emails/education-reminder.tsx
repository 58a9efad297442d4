import type { EducationLetter } from './education-invited.tsx'
import { Button, Letter } from './letter.tsx'

export { sample } from './education-invited.tsx'

export const subject = ({ title }: EducationLetter) => `Reminder: ${title}`

export function Body({ name, title, when, length, place, facilitatorName, link }: EducationLetter) {
  return (
    <Letter>
      <p>Dear {name},</p>
      <p>"{title}" is about to begin. The page holds the card to read before and lets you say whether you come.</p>
      <p>
        {when}, {length}
        <br />
        {place}, with {facilitatorName}
      </p>
      <Button href={link}>Open</Button>
    </Letter>
  )
}
