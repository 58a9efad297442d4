import type { AttendanceKind, CheckInRefusal } from '#app/domain/education/attendance.ts'
import type { StepName } from '#app/domain/education/checklist.ts'
import type { Verdict } from '#app/domain/education/effect/effect.ts'
import type { AnswerRefusal, InvitationAnswer } from '#app/domain/education/invitation.ts'
import type { MaterialRefusal } from '#app/domain/education/material.ts'
import type { MaterialFault } from '#app/domain/education/material-rules.ts'
import type { NoteRefusal } from '#app/domain/education/note.ts'
import type { Grouping, ProposalRefusal } from '#app/domain/education/program.ts'
import type { ListRefusal } from '#app/domain/education/provider-list.ts'
import type { ChangeRefusal, DetailsRefusal, Mode, PlanRefusal } from '#app/domain/education/session.ts'
import type { Target, TargetGrouping } from '#app/domain/education/target.ts'
import { type Period, startOf } from '#app/domain/scorecard/measures/month.ts'
import { inPercent } from '#app/domain/shared/percent.ts'

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
  effect: 'Effect: months since',
}
/** How much of a session somebody was there for. */
export const KIND_WORDS: Record<AttendanceKind, string> = {
  whole: 'the whole time',
  late: 'came late',
  partial: 'in part',
}
export const SURE_WORDS: Record<Target['sureness'], string> = {
  sure: 'sure',
  fair: 'fairly sure',
  unsure: 'not sure yet',
}
/** What the groups of targets are. */
export const GROUP_WORDS: Record<TargetGrouping, string> = {
  specialty: 'Specialty',
  facility: 'Facility',
  list: 'Saved list',
}
/** Everyone else on the same codes. */
export const OTHERS_WORDS: Record<TargetGrouping, string> = {
  specialty: 'other specialties',
  facility: 'other facilities',
  list: 'everyone else',
}
export const groupWords = (by: TargetGrouping, name: string): string =>
  name === '' ? `No ${GROUP_WORDS[by].toLowerCase()}` : name
const LIST_WORDS: Record<ListRefusal | 'no-such-list' | 'changed-meanwhile', [field: string, words: string]> = {
  'no-name': ['name', 'Give the list a name.'],
  'name-taken': ['name', 'Another list has this name.'],
  'nobody-on-list': ['people', 'Choose at least one person.'],
  'no-such-list': ['name', 'This list was removed meanwhile.'],
  'changed-meanwhile': [
    'name',
    'Someone else changed this list meanwhile. Yours is below; look at theirs in another window, then save again.',
  ],
}
export function sayListRefusal(refusal: keyof typeof LIST_WORDS): Record<string, string> {
  const [field, words] = LIST_WORDS[refusal]
  return { [field]: words }
}
const AXIS_WORDS: Record<string, string> = { weight: 'class', encounter: 'kind of visit' }
export const axisWords = (axis: string): string => AXIS_WORDS[axis] ?? axis

const SPOKEN_WORDS = {
  money: 'Title and objectives go out in letters: they speak of no money. Say what people will be able to do.',
  patient:
    'Title and objectives go out in letters: they name no patient, no record number, no date of a stay and no query.',
}
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
  'speaks-of-money': ['objectives', SPOKEN_WORDS.money],
  'speaks-of-a-patient': ['objectives', SPOKEN_WORDS.patient],
}
export function sayPlanRefusal(refusal: keyof typeof PLAN_WORDS): Record<string, string> {
  const [field, words] = PLAN_WORDS[refusal]
  return { [field]: words }
}

type DeedRefusal =
  | DetailsRefusal
  | 'no-such-facilitator'
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
  | 'no-answer'
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
  'no-answer': 'Choose an answer for at least one person.',
  'no-provider': 'Your sign-in is tied to no clinician, so there is nobody to record.',
  'not-attended': 'This is for who was there.',
  'no-title': 'Give the session a title.',
  'no-objectives': 'Say what people will be able to do afterwards.',
  'bad-capacity': 'From 1 to 500 seats, and no fewer than are taken.',
  'speaks-of-money': SPOKEN_WORDS.money,
  'speaks-of-a-patient': SPOKEN_WORDS.patient,
  'no-such-facilitator': 'Choose who leads the session.',
}
export const sayDeedRefusal = (refusal: DeedRefusal): string => DEED_WORDS[refusal]

export const VERDICT_WORDS: Record<Verdict, string> = {
  improved: 'It improved.',
  worsened: 'It got worse.',
  'no change shown': 'No change is shown.',
  'too little data': 'There is too little data to say.',
}
export const VERDICT_IN_A_LIST: Record<Verdict, string> = {
  improved: 'improved',
  worsened: 'got worse',
  'no change shown': 'no change shown',
  'too little data': 'too little data',
}
const NOTE_WORDS: Record<NoteRefusal | 'no-such-material' | 'no-such-provider', [field: string, words: string]> = {
  'no-words': ['words', 'Write a few words.'],
  'too-long': ['words', 'A short note has at most 1,200 signs. A session may suit better.'],
  'speaks-of-money': ['words', 'A note speaks of no money. Say what the next reader gains.'],
  'speaks-of-a-patient': ['words', 'A note names no patient, no record number, no date of a stay and no query.'],
  'nobody-signs-in': ['form', 'Nobody signs in for this provider, so nobody could read it. Tell them in person.'],
  'no-such-material': ['materialId', 'Choose a piece of the library.'],
  'no-such-provider': ['providerId', 'Choose a provider.'],
}
export function sayNoteRefusal(refusal: keyof typeof NOTE_WORDS): Record<string, string> {
  const [field, words] = NOTE_WORDS[refusal]
  return { [field]: words }
}

export type PieceFault =
  | MaterialRefusal
  | MaterialFault
  | 'no-such-material'
  | 'no-draft'
  | 'no-title'
  | 'changed-since'
const PIECE_WORDS: Record<PieceFault, string> = {
  'no-front-matter': 'A piece begins with front matter between two lines of ---: title, family, axes, release.',
  'part-missing':
    'A title, a family and all eight parts are needed: Document, Why it matters, Before, After, Codes, Card, Slides, Quiz.',
  'quiz-malformed': 'Each question needs a ### line, choices as "- [ ]" with one "- [x]", and a line that explains.',
  'code-malformed': 'Each line of Codes reads "- I50.9 | wording".',
  'too-little-to-document': 'Document needs at least two lines.',
  'why-too-short': 'Why it matters needs a few sentences.',
  'after-not-fuller': 'The wording after should say more than the one before.',
  'card-too-short': 'The card needs at least three lines.',
  'slides-too-few': 'At least three slides.',
  'codes-too-few': 'At least three codes.',
  'codes-not-billable': 'One of the codes is not billable in the edition that the front matter names (release).',
  'codes-of-another-family': 'At least one code should be of the family that the front matter names.',
  'not-three-questions': 'The quiz has three questions.',
  'choices-not-three': 'Each question has three different choices.',
  'right-always-at-one-place': 'The right choice should not always stand at the same place.',
  'not-explained': 'Say in a sentence why the right choice is right.',
  'speaks-of-money': 'Material speaks of no money, payment or grouping.',
  'speaks-of-a-patient': 'Material names no patient, no record number and no query.',
  'no-such-material': 'There is no such piece.',
  'no-draft': 'There is no draft to publish.',
  'no-title': 'Give the piece a title.',
  'changed-since':
    'Someone else saved this draft meanwhile. Your text is below; compare it with theirs in another window before you save again.',
}
export const sayPieceFault = (fault: PieceFault): string => PIECE_WORDS[fault]

export const GROUPING_WORDS: Record<Grouping, string> = {
  provider: 'Single providers',
  specialty: 'Whole specialties',
  facility: 'Whole facilities',
}
const PROPOSAL_WORDS: Record<ProposalRefusal, string> = {
  'too-few-steps': 'A stepped wedge has at least two steps.',
  'too-few-groups': 'There are fewer groups than steps. Take fewer steps, or smaller groups.',
}
export const sayProposalRefusal = (refusal: ProposalRefusal): string => PROPOSAL_WORDS[refusal]
/** What keeps a wedge from being planned, in words. */
export function sayProgramRefusal(
  refusal: ProposalRefusal | PlanRefusal | 'no-such-material' | 'no-such-facilitator',
): string {
  if (refusal === 'too-few-steps' || refusal === 'too-few-groups') return PROPOSAL_WORDS[refusal]
  return PLAN_WORDS[refusal][1]
}

const MONTH = new Intl.DateTimeFormat('en', { timeZone: 'UTC', month: 'long' })
/** "May to October 2026", "November 2025 to October 2026". */
export function monthsWords({ from, to }: Period): string {
  const [first, last] = [startOf(from), startOf(to)]
  const year = first.getUTCFullYear() === last.getUTCFullYear() ? '' : ` ${first.getUTCFullYear()}`
  return `${MONTH.format(first)}${year} to ${MONTH.format(last)} ${last.getUTCFullYear()}`
}

/** "8.3 points": a difference of shares in percentage points. */
export const points = (difference: number): string => (Math.abs(difference) * 100).toFixed(1)
/** "−8.3", "+1.0". */
export const signedPoints = (difference: number): string => `${difference < 0 ? '−' : '+'}${points(difference)}`
/** "1 session", "4 sessions"; "1 person", "4 people". */
export const counted = (n: number, word: string, many = `${word}s`): string => `${n} ${n === 1 ? word : many}`
/** "heart failure", "COPD": a family's label inside a sentence. */
export const familyInWords = (label: string): string =>
  /^[A-Z][a-z]/.test(label) ? `${label[0]?.toLowerCase()}${label.slice(1)}` : label
/** "Heart failure: type and acuity", "Sepsis: organs named and linked": a piece in a list of all, its family said once. */
export const pieceWords = (label: string, title: string): string =>
  title.toLowerCase().startsWith(label.toLowerCase()) ? title : `${label}: ${title}`
/** "57 %". */
export const percent = (share: number): string => `${inPercent(share)} %`
