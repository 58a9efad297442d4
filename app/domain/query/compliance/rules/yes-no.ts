import type { OptionRole } from '#app/domain/query/draft.ts'
import { mentionsIn } from '#app/domain/query/lexicon/mentions.ts'
import { contentWords, isListOfDocumented, standingOf, standingOfWords } from '../reading/documented.ts'
import { wordsAt } from '../reading/passage.ts'
import type { Reading } from '../reading/reading.ts'
import { isToldIn, reportedIn } from '../reading/reported.ts'
import type { Subject } from '../reading/subjects.ts'
import type { ContentRule, Hit, RuleFacts } from '../rule.ts'
import { isAnswerable } from './evidence.ts'

const facts = (id: string, says: string, more: Partial<RuleFacts> = {}): RuleFacts & { kind: 'content' } => ({
  kind: 'content',
  id,
  severity: 'error',
  edition: '2022',
  confidence: 'S',
  source: 'B13 to B22 yes/no section',
  says,
  ...more,
})

function isReported(reading: Reading, subject: Subject): boolean {
  if (subject.quoted === 'provider' || subject.quoted === 'report') return true
  if (isToldIn(subject.words, reportedIn(reading.question.text, reading.usable))) return true
  return subject.conceptId !== null && isAnswerable(subject.conceptId, reading.usable)
}

const LINK =
  /,? (?:(?:is|was|are|were) )?(?:(?:due|related|secondary|linked|attributed|attributable) to|caused by|because of|induced by|precipitated by|associated with|superimposed on|(?:a |the )?(?:complication|consequence|result|manifestation|sequela) of|complicating|result(?:ing)? from|from) (?:(?:the|an?|his|her|this|known|documented) )?/i
/** What a link joins may reach beyond the name that the lexicon knows ("preeclampsia superimposed" on the hypertension). */
const REACH = 90

/** "Acute pancreatitis due to hypertriglyceridemia" is a cause-and-effect question where both are documented, though the lexicon has one name for it. */
function linksDocumented({ question, documented }: Reading, { start, end }: Subject): boolean {
  const rest = /^[^.?;,]*/.exec(question.text.slice(start, end + REACH))?.[0] ?? ''
  const link = LINK.exec(rest)
  if (!link) return false
  const isKnown = (part: string) =>
    standingOfWords(part, documented) === 'documented' ||
    mentionsIn(part)
      .filter(({ kind }) => kind === 'diagnosis')
      .slice(0, 1)
      .some(({ conceptId }) => standingOf(conceptId, documented) === 'documented')
  return isKnown(rest.slice(0, link.index)) && isKnown(rest.slice(link.index + link[0].length))
}

function asked(reading: Reading): Subject[] {
  return reading.question.subjects.filter(
    (subject) =>
      subject.assertion !== 'negated' &&
      subject.assertion !== 'family' &&
      !isReported(reading, subject) &&
      !isListOfDocumented(subject.words, reading.documented) &&
      !linksDocumented(reading, subject),
  )
}

/** "Ventilator-associated pneumonia" over a documented pneumonia: all the words of the record stand in it, with a detail more. */
function isDetailed({ documented }: Reading, { words }: Subject): boolean {
  const own = contentWords(words)
  return documented.some(
    ({ words: known }) => known.size > 0 && known.size < own.size && [...known].every((word) => own.has(word)),
  )
}

export const ynNew: ContentRule = {
  ...facts(
    'YN-NEW',
    'A yes/no question introduces no diagnosis that nobody has documented, however strong the indicators.',
    {
      source: 'B13 to B22; ACDIS Q&A on leading concerns',
    },
  ),
  find: (reading) =>
    !reading.yesNo
      ? []
      : asked(reading)
          .filter((subject) => subject.standing === 'undocumented' && !isDetailed(reading, subject))
          .map(({ words }) => ({
            where: 'question',
            excerpt: words,
            why: `Nobody has documented "${words}": ask openly, or offer multiple choice with the reasonable diagnoses.`,
          })),
}

const DETAIL =
  /\b(?:acute on chronic|acute|subacute|chronic|severe|moderate|mild|systolic|diastolic|decompensated|stage (?:[0-9]\w?|i{1,3}v?|iv|v|one|two|three|four|five)|unstageable|grade (?:\d|i{1,3}v?|iv)|class (?:\d|i{1,3}v?|iv)|type (?:1|2|i{1,2}|one|two)|left|right|bilateral|excisional|non-?excisional|persistent|paroxysmal|permanent(?! (?:medical |health |patient )?(?:record|chart|part))|hypoxic|hypercapnic|hemorrhagic|ischemic|displaced|nondisplaced|pathological|metastatic|primary|uncontrolled|intermittent|recurrent|gram[- ]negative|aspiration|drug[- ]induced|postoperative|iatrogenic|septic|toxic|metabolic|obstructive|nonobstructive|embolic|thrombotic|full[- ]thickness|morbid|end[- ]stage|(?:non-?)?dominant)\b/gi

/** A grade of size or risk that a name takes in without changing what it names. */
const GRADE = /\b(?:sub)?massive\b|\b(?:high|intermediate|low)[- ]risk\b|\bsaddle\b/gi

/** "Is the ulcer diabetic?": an adjective said of what is documented is a detail too. */
const PREDICATE =
  /\uE002{3,200} (?!clinically|present|medical|clinical|surgical)([a-z-]{3,}(?:ic|al|ous|ary|oid|ative|genic))\uE01E/

/** "Is it post-traumatic osteoarthritis?": what is set before the documented name, where the question is no more than that, is the type it asks for. */
const TYPE_ASKED =
  /\b(?:is|was|are|were) (?:it|this|that|these|those|the [a-z]{3,20}) (?:(?:considered|felt|thought|believed) (?:to be )?)?(?:an? |the |to be )?((?:[a-z][a-z-]{2,} ){1,3})\uE002/i
const NO_TYPE =
  /^(?:(?:documented|same|present|current|known|clinically|valid|confirmed|new|still|considered|related|due|secondary|treated|patient|from|with|after|for|not|and|the|this|his|her|their|associated|linked|caused|attributed|attributable|complication|result|consequence|manifestation|evidence|accurate|correct|to|of|by|an?|resolved|active|listed|stated|noted|above|said) )+$/i

/** Words of type, acuity, stage or side that the question supplies ("an acute fracture" over an age that the report leaves open) and neither the record nor a cited report holds. */
function suppliedDetail(reading: Reading): { start: number; words: string } | null {
  const { question, documented, usable, purpose } = reading
  if (purpose === 'poa' || !question.subjects.some(({ standing }) => standing === 'documented')) return null
  const known = [
    ...documented.map(({ text }) => text),
    ...usable.filter(({ prior }) => !prior).map(({ passage }) => passage.text),
  ]
    .join(' \n ')
    .toLowerCase()
  const predicate = PREDICATE.exec(question.mask)
  if (predicate?.[1] && !known.includes(predicate[1].slice(0, 6)))
    return { start: predicate.index, words: wordsAt(question, predicate.index, predicate.index + predicate[0].length) }
  const type = TYPE_ASKED.exec(question.mask)
  const added = (type?.[1] ?? '').split(' ').filter((word) => word.length > 3 && !NO_TYPE.test(`${word} `))
  if (type && added.length > 0 && added.every((word) => !known.includes(word.slice(0, 7).toLowerCase())))
    return { start: type.index, words: wordsAt(question, type.index, type.index + type[0].length) }
  const grade = [...question.text.matchAll(GRADE)].find(
    ({ index, 0: words }) =>
      question.subjects.some(({ start, end }) => start - 24 <= index && index < end) &&
      !known.includes(words.toLowerCase()),
  )
  if (grade) return { start: grade.index, words: grade[0] }
  for (const match of question.text.matchAll(DETAIL)) {
    const inside = question.subjects.some(
      ({ start, end, conceptId }) =>
        start <= match.index && match.index < end && !(conceptId === 'fracture' && /^acute$/i.test(match[0])),
    )
    const quoted = question.quotes.some(({ start, end }) => start <= match.index && match.index < end)
    const place = /^\W*(?:care|unit|hospital|side of|setting|rehab|away|now|upper quadrant|lower quadrant|pain)/i.test(
      question.text.slice(match.index + match[0].length),
    )
    if (!inside && !quoted && !place && !known.includes(match[0].toLowerCase()))
      return { start: match.index, words: match[0] }
  }
  return null
}

const YES_NO_PURPOSES = new Set(['poa', 'cause-effect', 'conflict', 'clinical-validation'])

function scopeHits(reading: Reading): Hit[] {
  if (!reading.yesNo || ynNew.find(reading).length > 0) return []
  const deeper = asked(reading).find(
    (subject) => subject.standing === 'deeper' || (subject.standing === 'undocumented' && isDetailed(reading, subject)),
  )
  const detail = suppliedDetail(reading)
  const words = deeper?.words ?? detail?.words
  if (words !== undefined) {
    const why = `"${words}" adds a detail that the record does not hold: ask for the type, acuity, stage, cause or side openly or by multiple choice.`
    return [{ where: 'question', excerpt: words, why }]
  }
  const report =
    reading.documented.some(({ origin }) => origin !== 'provider') ||
    reading.usable.some(({ speaker }) => speaker === 'report')
  if (YES_NO_PURPOSES.has(reading.purpose) || reading.validation || report) return []
  if (
    reading.draft.purpose === undefined &&
    reading.question.subjects.some(({ standing }) => standing === 'documented')
  )
    return []
  if (reading.question.subjects.length > 0 && reading.purpose === 'other') return []
  const why =
    'Yes/no serves present on admission, a reported finding, cause and effect, conflict or validation only: ask openly or by multiple choice.'
  return [{ where: 'question', excerpt: reading.question.text, why }]
}

export const ynScope: ContentRule = {
  ...facts(
    'YN-SCOPE',
    'Yes/no confirms what is documented; it supplies no type, acuity, stage, cause or side that the record lacks.',
    {
      confidence: 'K',
    },
  ),
  find: scopeHits,
}

const NEEDED: [OptionRole, string][] = [
  ['yes', '"Yes"'],
  ['no', '"No"'],
  ['other', '"Other (please specify)"'],
  ['undetermined', '"Unable to determine"'],
]

export const ynOpts: ContentRule = {
  ...facts('YN-OPTS', 'A yes/no question also offers other and unable to determine.', {
    source: 'B13; house rule for the error level',
  }),
  find: ({ yesNo, options }) => {
    if (!yesNo) return []
    const missing = NEEDED.filter(
      ([role]) => !options.some((option) => option.role === role || (role === 'undetermined' && option.undetermined)),
    )
    if (missing.length === 0) return []
    const why = `Missing: ${missing.map(([, words]) => words).join(', ')}. Add ${missing.length === 1 ? 'it' : 'them'}.`
    return [{ where: 'options', excerpt: options.map(({ passage }) => passage.text).join(' | '), why }]
  },
}
