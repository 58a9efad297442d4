import { FIRST_NOTE_HOURS, later, localHour, momentOn } from '../clock.ts'
import names from '../people/names.json'
import { type DemoProvider, PROVIDERS, providersOf } from '../people.ts'
import type { Random } from '../random.ts'
import type { NoteSpec } from '../spec.ts'
import type { Stay, StayProblem } from '../stay.ts'
import { inPhase, phaseOf } from './exam.ts'
import { dischargeSummary, historyAndPhysical, progressNote, visitNote } from './physician.ts'
import { type Author, Note, type WrittenDocument } from './writer.ts'

type Draft = { note: Note; type: string; author: Author; at: Date }

const asAuthor = (provider: DemoProvider): Author => ({ id: provider.id, name: provider.signature, role: 'provider' })
const plain = (name: string, role: Author['role']): Author => ({ id: null, name, role })

function authorOf(stay: Stay, spec: NoteSpec, random: Random): Author {
  if (spec.by !== undefined) {
    if (spec.by === stay.attending.specialty) return asAuthor(stay.attending)
    const there = providersOf(spec.by, stay.facility.id)
    return asAuthor(random.pick(there.length > 0 ? there : PROVIDERS.filter(({ specialty }) => specialty === spec.by)))
  }
  switch (spec.role) {
    case 'dietitian':
      return plain(random.pick(names.dietitians), spec.role)
    case 'therapist':
      return plain(therapistOf(spec.type), spec.role)
    case 'radiologist':
      return plain(random.pick(names.radiologists), spec.role)
    case 'pathologist':
      return plain(random.pick(names.pathologists), spec.role)
    default:
      return plain(random.pick(names.nurses), 'nurse')
  }
}

function therapistOf(type: string): string {
  const [respiratory = '', speech = '', physical = ''] = names.therapists
  if (type.startsWith('Respiratory')) return respiratory
  return type.startsWith('Speech') ? speech : physical
}

function reportHour(spec: NoteSpec, random: Random): number {
  if (spec.role === 'radiologist' || spec.type === 'Respiratory therapy note') return random.between(9, 15)
  return spec.role === 'pathologist' ? random.between(11, 16) : random.between(9.5, 17)
}

function ordered(stay: Stay, problem: StayProblem, spec: NoteSpec, random: Random): Draft | null {
  const day = spec.day < 0 ? stay.nights + spec.day : spec.day
  if (day > stay.nights || day < 0) return null
  const note = new Note(stay, day, random)
  for (const line of spec.lines) note.line(line, problem)
  const isElective = stay.problems[0]?.spec.isElective === true
  const soon = later(stay.encounter.startAt, isElective ? random.between(4.5, 6.5) : random.between(0.6, 2.2))
  const at =
    day === 0
      ? soon
      : momentOn(
          stay.day0 + day,
          day === stay.nights ? random.between(7, 10) : reportHour(spec, random),
          stay.facility.timeZone,
        )
  return { note, type: spec.type, author: authorOf(stay, spec, random), at }
}

function nursing(stay: Stay, day: number, random: Random): Draft {
  const zone = stay.facility.timeZone
  const charted = momentOn(stay.day0 + day, (day === 0 ? 21 : 4) + random.between(0, 0.4), zone)
  const arrived = later(stay.encounter.startAt, 1.2)
  const at = new Date(Math.max(charted.getTime(), arrived.getTime()))
  const clock = `${String(Math.floor(localHour(at, zone))).padStart(2, '0')}:00`
  const note = new Note(stay, day, random)
  note.line('NURSING FLOWSHEET')
  note.line('Time        T     HR   RR   BP        SpO2   O2')
  note.line(`${clock}       {temp}  {hr}   {rr}   {sbp}/{dbp}   {spo2${day === 0 ? '@1' : ''}}%   {air}`)
  if (stay.ageYears >= 18)
    note.line('Pain [0|2|3]/10. [Call light in reach, bed low.|Fall precautions.|Side rails up, call light in reach.]')
  for (const problem of stay.problems) {
    const words = inPhase(problem.spec.nursing, phaseOf(stay, day))
    if (words !== '') note.line(words, problem)
  }
  return { note, type: 'Nursing flowsheet', author: plain(random.pick(names.nurses), 'nurse'), at }
}

function physicianNotes(stay: Stay, random: Random): Draft[] {
  const author = asAuthor(stay.attending)
  const zone = stay.facility.timeZone
  const { startAt } = stay.encounter
  if (stay.encounter.class === 'outpatient' || (stay.encounter.class === 'emergency' && stay.nights === 0)) {
    const type = stay.encounter.class === 'emergency' ? 'Emergency department note' : 'Office visit note'
    return [
      {
        note: visitNote(stay, random),
        type,
        author,
        at: later(startAt, stay.encounter.class === 'emergency' ? 2.4 : 0.6),
      },
    ]
  }
  const drafts: Draft[] = [
    {
      note: historyAndPhysical(stay, random),
      type: 'History and physical',
      author,
      at: later(
        startAt,
        stay.problems[0]?.spec.isElective === true ? random.between(0.3, 0.9) : random.between(1.5, FIRST_NOTE_HOURS),
      ),
    },
  ]
  for (let day = 1; day < stay.nights; day++) {
    drafts.push({
      note: progressNote(stay, day, random),
      type: 'Progress note',
      author,
      at: momentOn(stay.day0 + day, day === 1 ? random.between(17.2, 19.8) : random.between(8, 13), zone),
    })
  }
  const delay = random.chance(0.8) ? random.between(0.2, 3) : random.between(12, 50)
  drafts.push({
    note: dischargeSummary(stay, random),
    type: 'Discharge summary',
    author,
    at: later(stay.trueEnd, delay),
  })
  return drafts
}

/** Returns the documents of a stay that were written before `now`, in order of time. */
export function documentsOf(stay: Stay, random: Random): WrittenDocument[] {
  const drafts = physicianNotes(stay, random)
  for (const problem of stay.problems) {
    for (const spec of problem.spec.notes ?? []) {
      const draft = ordered(stay, problem, spec, random)
      if (draft) drafts.push(draft)
    }
  }
  if (stay.nights > 0) for (let day = 0; day < Math.max(1, stay.nights); day++) drafts.push(nursing(stay, day, random))
  return drafts
    .filter(({ at }) => at <= stay.now)
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .map(({ note, type, author, at }, index) => note.finish(type, author, at, index))
}
