import { isSameOrDeeper } from '#app/domain/query/lexicon/hierarchy.ts'
import type { IndicatorReading } from '../reading/indicators.ts'
import type { OptionReading } from '../reading/option-roles.ts'
import { type Reading, statementsOf } from '../reading/reading.ts'
import type { ContentRule, Hit } from '../rule.ts'
import { areDocumentedApart, favourIn, sidesOf } from './conflict-sides.ts'
import { conceptsOf } from './evidence.ts'
import { covers, isDenied, isHeldJointly, isQuotedWitness, opposed, tellingWords, tellsOnly } from './statements.ts'

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

/** "Progress notes" names no author, and neither the words nor the question do. */
function isWithoutAuthor({ passage, source }: IndicatorReading, question: string): boolean {
  const told = `${source} ${passage.text}`
  return (
    SOME_NOTE.test(source) &&
    !/\b(?:dr\b|doctor|m\.?d\b|d\.?o\b|np\b|pa-?c\b|attending|resident|fellow|intern\b|hospitalist|intensivist|surgeon|surgery|consult\w*|\p{L}+ologist|\p{L}+ology|medicine|team|service|icu|ed\b|emergency)/iu.test(
      told,
    ) &&
    !/\b(?:dr\.? [\p{L}'-]+|\p{L}+olog(?:y|ist)|hospitalist|surgeon|attending|medicine|surgery)\b[^.?]{0,60}\b(?:writes?|wrote|notes?|noted|documents?|documented|records?|recorded|states?|says?|calls?|lists?|describes?|has)\b/iu.test(
      question,
    )
  )
}

function conflictHits(reading: Reading): Hit[] {
  if (reading.purpose !== 'conflict') return []
  const { options, question, usable, draft, yesNo } = reading
  if (yesNo && CONCUR.test(question.text) && (draft.recipientPart ?? 'attending') === 'attending') return []
  const favour = favourIn(reading)
  if (favour) {
    const why = 'A conflict is put without weighing its authors: leave out who saw, knows or did more.'
    return [{ where: 'question', excerpt: favour, why }]
  }
  const written = statementsOf(usable).filter(saysSomething)
  const witnesses = usable.filter((each) => isQuotedWitness(each, options) && !written.includes(each))
  const quotedAny = usable.filter(({ passage }) => passage.quotes.length > 0)
  const apart = draft.kind === 'multiple-choice' && areDocumentedApart(reading)
  // Whose note it is may be told by no word that is known; that it is quoted from a note of its own is enough to hear it.
  const unnamed = quotedAny.filter((each) => each.speaker === 'unknown' && !written.includes(each))
  const named =
    sidesOf(reading, written) ??
    (apart ? null : sidesOf(reading, [...written, ...witnesses])) ??
    sidesOf(reading, [...written, ...unnamed])
  const sides =
    named ??
    opposed(reading, written) ??
    opposed(reading, [...written, ...witnesses]) ??
    (draft.purpose === undefined ? opposed(reading, quotedAny) : null)
  const quoted = question.quotes.filter(({ speaker }) => speaker === 'provider' || speaker === 'report')
  if (!sides && quoted.length > 1) return []
  if (!sides) {
    const why = 'Both statements must be quoted, each with author and date, from two notes that say different things.'
    return [{ where: 'indicators', excerpt: written[0]?.passage.text ?? question.text, why }]
  }
  if (!named && apart && quoted.length < 2) {
    const why =
      'Of the documented diagnoses that are offered, one stands without its note: quote both, each with author and date.'
    return [{ where: 'indicators', excerpt: sides[0].passage.text, why }]
  }
  if (sides.every((side) => isWithoutAuthor(side, question.text))) {
    const why =
      'Neither statement names its author: give who wrote it, with the date, so that the sides can be weighed.'
    return [{ where: sides[0].passage.where, excerpt: sides[0].passage.text, why }]
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
    if (named) return !offered.some((option) => isHeldJointly(option, side, rival, offered))
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
