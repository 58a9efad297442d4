import { isSameOrDeeper } from '#app/domain/query/lexicon/hierarchy.ts'
import { contentWords } from '../reading/documented.ts'
import type { IndicatorReading } from '../reading/indicators.ts'
import type { OptionReading } from '../reading/option-roles.ts'
import { type Reading, statementsOf } from '../reading/reading.ts'
import type { Subject } from '../reading/subjects.ts'
import type { ContentRule, Hit } from '../rule.ts'
import { conceptsOf } from './evidence.ts'

function noteOf({ source, date }: IndicatorReading): string {
  return `${source.toLowerCase()} ${date ?? ''}`
}

function authorOf({ source }: IndicatorReading): string | null {
  return /\bDr\.? ([A-Z][\p{L}'-]+)/u.exec(source)?.[1]?.toLowerCase() ?? null
}

const sideIn = (text: string) => /\b(?:left|right|bilateral)\b/i.exec(text)?.[0].toLowerCase() ?? null

/** One author's two notes that use the same words are one statement. */
function isRepeated(one: IndicatorReading, other: IndicatorReading): boolean {
  const author = authorOf(one)
  if (author === null || author !== authorOf(other)) return false
  if (sideIn(one.passage.text) !== sideIn(other.passage.text)) return false
  const words = contentWords(other.passage.text)
  return [...contentWords(one.passage.text)].some((word) => word.length > 4 && words.has(word) && !BROAD.has(word))
}

/** Each is held against each: more than this many are no two sides, and the author is told so. */
const MOST_STATEMENTS = 40

/** Two statements oppose each other unless the lexicon reads the very same diagnoses in both; what it cannot read is left to people. */
function opposed(
  reading: Reading,
  statements: readonly IndicatorReading[],
): [IndicatorReading, IndicatorReading] | null {
  const first = statements.slice(0, MOST_STATEMENTS)
  for (const [at, one] of first.entries()) {
    for (const other of first.slice(at + 1)) {
      const mine = conceptsOf(one.passage.subjects)
      const theirs = conceptsOf(other.passage.subjects)
      const same = mine.length > 0 && mine.every((id) => theirs.includes(id)) && theirs.every((id) => mine.includes(id))
      const denied = one.passage.subjects.some(isDenied) !== other.passage.subjects.some(isDenied)
      const twice = mine.some((id) => reading.documented.filter(({ concepts }) => concepts.includes(id)).length > 1)
      const apart = noteOf(one) !== noteOf(other) && (!same || denied || twice)
      if (apart && !isRepeated(one, other)) return [one, other]
    }
  }
  return null
}

const isDenied = ({ assertion }: Subject) => assertion === 'negated'

/** The words of a text that can tell two statements apart; figures count by themselves ("37w1d" and "37 weeks"). */
function tellingWords(text: string): Set<string> {
  const words = [...contentWords(text)].flatMap((word) => (/\d/.test(word) ? (word.match(/\d+/g) ?? []) : [word]))
  return new Set(words.filter((word) => (word.length > 3 || /\d\d/.test(word)) && !BROAD.has(word)))
}

/** An option takes up a statement when it names the same diagnosis at any depth, or shares a word with it that the other statement has not. */
function covers(
  { passage }: OptionReading,
  { passage: statement }: IndicatorReading,
  rival: IndicatorReading,
): boolean {
  if (/^\W*(?:right|left|bilateral|both)(?: side[sd]?)?\W*$/i.test(passage.text)) return true
  if (isSideOfPlace(passage.text, statement.text)) return true
  const stated = conceptsOf(statement.subjects)
  const offered = conceptsOf(passage.subjects)
  if (stated.length === 0 && offered.length > 0) return true
  if (offered.some((id) => stated.some((other) => isSameOrDeeper(id, other) || isSameOrDeeper(other, id)))) return true
  const theirs = tellingWords(rival.passage.text)
  const own = [...tellingWords(statement.text)].filter((word) => !theirs.has(word))
  const words = tellingWords(passage.text)
  return own.length === 0 || own.some((word) => words.has(word))
}

/** "Right knee" takes up the note that has the tear on the right. */
function isSideOfPlace(option: string, statement: string): boolean {
  const side = /^\W{0,4}(right|left|bilateral|both)\b/i.exec(option)?.[1]?.toLowerCase()
  if (side === undefined || (option.match(/\p{L}+/gu) ?? []).length > 3) return false
  return (statement.toLowerCase().match(/\b(?:right|left|bilateral|both)\b/g) ?? []).some((word) => word === side)
}

/** Accounts that name no diagnosis ("out for maybe 5 min", "does not think he passed out") are beyond words: who lists several answers has taken them up. */
function tellsOnly(sides: readonly IndicatorReading[]): boolean {
  return sides.every(({ passage }) => conceptsOf(passage.subjects).length === 0)
}

const BROAD = new Set([
  'acute',
  'chronic',
  'disease',
  'failure',
  'injury',
  'syndrome',
  'disorder',
  'severe',
  'with',
  'without',
  'left',
  'right',
  'type',
  'stage',
  'infection',
])

/** A pathologist's, radiologist's or wound nurse's quoted words are a side where fewer than two treating providers have written. */
const isQuotedWitness = ({ passage }: IndicatorReading) =>
  passage.quotes.some(({ speaker }) => speaker === 'report' || speaker === 'ancillary')

/** "Combined systolic and diastolic" beside "systolic" is no answer for the note that has it diastolic alone. */
function isHeldJointly(
  { passage }: OptionReading,
  { passage: side }: IndicatorReading,
  { passage: rival }: IndicatorReading,
  offered: readonly OptionReading[],
): boolean {
  const mine = conceptsOf(side.subjects)
  const theirs = conceptsOf(rival.subjects)
  const isOf = (id: string, ids: readonly string[]) => ids.some((other) => id !== other && isSameOrDeeper(id, other))
  const joint = conceptsOf(passage.subjects).some((id) => isOf(id, mine) && isOf(id, theirs))
  const apart = offered.some((option) => conceptsOf(option.passage.subjects).some((id) => theirs.includes(id)))
  return joint && apart
}

/** One answer may hold both sides. */
const BOTH = /\b(?:both|and|with|versus|vs)\b|[,/&]/i

const CONCUR = /\b(?:concur|agree)\b/i

/** "Dr. Shah (3/2) writes ..., Dr. Reed (3/3) ...": the question may give the date beside the author. */
function isDatedInQuestion(question: string, source: string): boolean {
  const names = source.match(/\p{Lu}[\p{L}&]{2,}/gu) ?? []
  return names.some((name) => {
    const at = question.indexOf(name)
    return at >= 0 && /\d{1,2}\/\d{1,2}|\d{4}-\d{2}/.test(question.slice(Math.max(0, at - 40), at + 60))
  })
}

/** What a note only measures or performs ("Paracentesis 4.2 L") takes no side. */
const saysSomething = ({ passage }: IndicatorReading) =>
  passage.quotes.length > 0 || passage.subjects.length > 0 || !/\d/.test(passage.text)

/** One answer that joins two things holds both sides only when each side finds a diagnosis or a word of its own in it. */
function joins(option: OptionReading, sides: readonly [IndicatorReading, IndicatorReading]): boolean {
  if (!BOTH.test(option.passage.text)) return false
  const offered = conceptsOf(option.passage.subjects)
  const words = tellingWords(option.passage.text)
  return sides.every((side, at) => {
    const theirs = tellingWords(sides[1 - at]?.passage.text ?? '')
    const named = conceptsOf(side.passage.subjects).some((id) => offered.some((other) => isSameOrDeeper(other, id)))
    return named || [...tellingWords(side.passage.text)].some((word) => !theirs.has(word) && words.has(word))
  })
}

const SOME_NOTE =
  /^\W*(?:(?:the|some|other|another|various|several|multiple|different|progress|clinical|provider|physician|daily|chart|hospital|medical|rounding|team)\s+)*(?:notes?|records?|charts?|documentation|entr(?:y|ies)|providers?|services?|teams?|consultants?|physicians?|doctors?)\W*$/i
const SOMEBODY =
  /\b(?:another|other|a different|some|one of the|various|certain|the other|someone)\s+(?:\w+\s+)?(?:services?|teams?|providers?|consultants?|notes?|doctors?|physicians?|clinicians?|entries|specialists?|authors?|records?)\b/i

/** "Another service thinks stroke", from "progress notes": neither quoted nor anybody's. */
function isOfNobody({ passage, source }: IndicatorReading): boolean {
  if (passage.quotes.length > 0 || /\bdr\.?\s/i.test(`${source} ${passage.text}`)) return false
  return SOME_NOTE.test(source) || SOMEBODY.test(passage.text)
}

function conflictHits(reading: Reading): Hit[] {
  if (reading.purpose !== 'conflict') return []
  const { options, question, usable, draft, yesNo } = reading
  if (yesNo && CONCUR.test(question.text) && (draft.recipientPart ?? 'attending') === 'attending') return []
  const written = statementsOf(usable).filter(saysSomething)
  const witnesses = usable.filter((each) => isQuotedWitness(each) && !written.includes(each))
  const sides = opposed(reading, written) ?? opposed(reading, [...written, ...witnesses])
  const quoted = question.quotes.filter(({ speaker }) => speaker === 'provider' || speaker === 'report')
  if (!sides && quoted.length > 1) return []
  if (!sides) {
    const why = 'Both statements must be quoted, each with author and date, from two notes that say different things.'
    return [{ where: 'indicators', excerpt: written[0]?.passage.text ?? question.text, why }]
  }
  const nobody = sides.find(isOfNobody)
  if (nobody) {
    const why = 'A side of the conflict is only told: quote the note, with its author and date.'
    return [{ where: nobody.passage.where, excerpt: nobody.passage.text, why }]
  }
  const undated = sides.find(
    ({ date, source, passage }) =>
      !date && !/\d{1,2}[/-]\d|\d{4}/.test(`${source} ${passage.text}`) && !isDatedInQuestion(question.text, source),
  )
  if (undated) {
    const why = 'A quoted statement needs its author and date, so that neither side weighs more.'
    return [{ where: undated.passage.where, excerpt: undated.passage.text, why }]
  }
  if (draft.kind !== 'multiple-choice') return []
  const answers = options.filter(({ role }) => role !== 'other' && role !== 'undetermined')
  // "No pneumonia" takes up the note that denies it; a bare "neither" takes up none.
  const offered = answers.filter(({ role, passage }) => role === 'diagnosis' || passage.subjects.some(isDenied))
  const [single] = offered
  const quotesBoth = sides.every(({ passage }) => passage.quotes.length > 0)
  if (answers.length > 1 && (tellsOnly(sides) || (draft.purpose === undefined && !quotesBoth))) return []
  if (single && offered.length === 1 && options.length > 1 && !joins(single, sides)) {
    const why = 'Only one side of the conflict is offered: both documented diagnoses must be among the options.'
    return [{ where: single.passage.where, excerpt: single.passage.text, why }]
  }
  const isTaken = (side: IndicatorReading) => {
    const rival = side === sides[0] ? sides[1] : sides[0]
    return offered.some((option) => covers(option, side, rival) && !isHeldJointly(option, side, rival, offered))
  }
  const taken = sides.some(isTaken)
  if (!taken || sides.every(isTaken)) return []
  const why = 'Both documented diagnoses must be among the options, worded as the notes have them.'
  return [{ where: 'options', excerpt: options.map(({ passage }) => passage.text).join(' | '), why }]
}

export const confBoth: ContentRule = {
  kind: 'content',
  id: 'CONF-BOTH',
  severity: 'error',
  edition: '2022',
  confidence: 'S',
  source: 'OG I.B.14; CC 1Q 2014 p.11',
  says: 'A conflict query quotes both statements with author and date, offers both, and favours neither.',
  find: conflictHits,
}

/** Where the draft does not say to whom it goes, its salutation may: "Dr. Lim, consulting nephrologist: ...". */
const CONSULTED =
  /^\W*(?:to |dear )?(?:dr\.? [\p{L}'-]+,? ?\(?)?(?:the |as (?:the )?|our )?(?:consulting|consultant|resident|intern|fellow)\b/iu

export const confAtt: ContentRule = {
  kind: 'content',
  id: 'CONF-ATT',
  severity: 'warn',
  edition: '2022',
  confidence: 'S',
  source: 'OG I.B.14; CC 1Q 2014 p.11',
  says: 'Conflicts between providers go to the attending.',
  find: ({ purpose, draft, question }) =>
    purpose === 'conflict' &&
    (draft.recipientPart === undefined ? CONSULTED.test(question.text) : draft.recipientPart !== 'attending')
      ? [
          {
            where: 'question',
            excerpt: question.text.slice(0, 200),
            why: 'The attending settles a conflict: address the query to the attending.',
          },
        ]
      : [],
}
