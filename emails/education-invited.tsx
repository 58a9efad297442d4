import { Button, Letter } from './letter.tsx'

export type EducationLetter = {
  name: string
  title: string
  when: string
  length: string
  place: string
  facilitatorName: string
  link: string
}

export const subject = ({ title }: EducationLetter) => `Invitation: ${title}`

export function Body({ name, title, when, length, place, facilitatorName, link }: EducationLetter) {
  return (
    <Letter>
      <p>Dear {name},</p>
      <p>
        {facilitatorName} invites you to "{title}".
      </p>
      <p>
        {when}, {length}
        <br />
        {place}
      </p>
      <p>The file in this letter puts it into your calendar. Please say on the page whether you come.</p>
      <Button href={`${link}?says=yes`}>Yes, I come</Button>
      <Button href={`${link}?says=no`}>No, I cannot</Button>
    </Letter>
  )
}

export const sample: EducationLetter = {
  name: 'Dr. Osei',
  title: 'Heart failure: type and acuity',
  when: 'Thu, 12 Nov 2026, 12:00 (America/Chicago)',
  length: '30 minutes',
  place: 'Conference room 2',
  facilitatorName: 'Mara Lind',
  link: 'https://portal.test/education/sessions/1/answer',
}
