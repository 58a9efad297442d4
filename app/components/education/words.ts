import type { CheckInRefusal } from '#app/domain/education/attendance.ts'
import type { StepName } from '#app/domain/education/checklist.ts'
import type { Verdict } from '#app/domain/education/effect/effect.ts'
import type { AnswerRefusal, InvitationAnswer } from '#app/domain/education/invitation.ts'
import type { ChangeRefusal, Mode, PlanRefusal } from '#app/domain/education/session.ts'
import type { Target } from '#app/domain/education/target.ts'

export const MODE_WORDS: Record<Mode, string> = {
  'in-person': 'In person',
  video: 'Video link',
  'self-paced': 'Card, own pace',
}
export const ANSWER_WORDS: Record<InvitationAnswer, string> = {
  none: 'has not said',
  yes: 'comes',
  no: 'cannot',
  waiting: 'on the waiting list',
}
export const YOUR_ANSWER_WORDS: Record<InvitationAnswer, string> = {
  none: 'You have not said',
  yes: 'You come',
  no: 'You cannot come',
  waiting: 'You are on the waiting list',
}
export const STEP_WORDS: Record<StepName, string> = {
  material: 'Material',
  audience: 'Audience',
  date: 'Date',
  invitations: 'Invitations',
  answers: 'Answers',
  attendance: 'Attendance',
  quiz: 'Quiz afterwards',
  effect: 'Months until the effect can be told',
}
export const SURE_WORDS: Record<Target['sureness'], string> = {
  sure: 'sure',
  fair: 'fairly sure',
  unsure: 'not sure yet',
}
const AXIS_WORDS: Record<string, string> = { weight: 'class', encounter: 'kind of visit' }
export const axisWords = (axis: string): string => AXIS_WORDS[axis] ?? axis

const PLAN_WORDS: Record<PlanRefusal | 'no-such-material' | 'no-such-facilitator', [field: string, words: string]> = {
  'no-title': ['title', 'Give the session a title.'],
  'no-objectives': ['objectives', 'Say what people will be able to do afterwards.'],
  'no-such-time': ['startOn', 'Give a date and time. An hour that the clocks skip in that zone does not exist.'],
  'in-the-past': ['startOn', 'That time has passed.'],
  'bad-length': ['minutes', 'From 5 to 480 minutes.'],
  'bad-capacity': ['capacity', 'From 1 to 500 seats.'],
  'nobody-meant': ['audience', 'Choose a rule or at least one person.'],
  'no-place': ['place', 'Give a room or the link of the call.'],
  'no-such-material': ['materialId', 'Choose a piece of the library.'],
  'no-such-facilitator': ['facilitatorId', 'Choose who leads the session.'],
}
export function sayPlanRefusal(refusal: keyof typeof PLAN_WORDS): Record<string, string> {
  const [field, words] = PLAN_WORDS[refusal]
  return { [field]: words }
}

type DeedRefusal =
  | ChangeRefusal
  | AnswerRefusal
  | CheckInRefusal
  | 'no-such-session'
  | 'nobody-left'
  | 'not-begun'
  | 'bad-minutes'
  | 'nobody-named'
  | 'no-provider'
  | 'not-attended'
const DEED_WORDS: Record<DeedRefusal, string> = {
  'no-such-session': 'There is no such session.',
  cancelled: 'This session was cancelled.',
  'already-held': 'This session is over.',
  'no-such-time': 'Give a date and time that exists in the zone of the session.',
  'in-the-past': 'That time has passed.',
  'no-place': 'Give a room or the link of the call.',
  'not-invited': 'You are not invited to this session. At the door the code of the room takes you in.',
  'nobody-left': 'Everyone of the audience is invited already.',
  'wrong-code': 'No session has this code. It stands on the screen of the room: six letters and digits.',
  'too-early': 'The door of the code opens half an hour before the start.',
  'too-late': 'The door of the code has shut. The facilitator can still put you on the list.',
  'not-begun': 'The list opens when the session begins.',
  'bad-minutes': 'Minutes go from 1 to the length of the session.',
  'nobody-named': 'Give the minutes of at least one person.',
  'no-provider': 'Your sign-in is tied to no clinician, so there is nobody to record.',
  'not-attended': 'This is for who was there.',
}
export const sayDeedRefusal = (refusal: DeedRefusal): string => DEED_WORDS[refusal]

export const VERDICT_WORDS: Record<Verdict, string> = {
  improved: 'It improved.',
  worsened: 'It got worse.',
  'no change shown': 'No change is shown.',
  'too little data': 'There is too little data to say.',
}
/** "8.3 points": a difference of shares in percentage points. */
export const points = (difference: number): string => (Math.abs(difference) * 100).toFixed(1)
/** "57 %". */
export const percent = (share: number): string => `${Math.round(share * 100)} %`
