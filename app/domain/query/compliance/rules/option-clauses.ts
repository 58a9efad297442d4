import { mentionsIn } from '#app/domain/query/lexicon/mentions.ts'
import type { Mention } from '#app/domain/query/lexicon/types.ts'
import { blanked } from '../language/blanked.ts'
import { onceFor } from '../language/once-for.ts'
import { beginningOf, type OptionReading } from '../reading/option-roles.ts'
import type { Reading } from '../reading/reading.ts'
import { currentTexts } from './evidence.ts'
import lists from './naming-words.json'

const setOf = (lines: readonly string[]) => new Set(lines.flatMap((line) => line.split(' ')))
const NAMING = setOf(lists.naming)
const EVIDENCE = setOf(lists.evidence)
const OPINION = setOf(lists.opinion)

/** "In keeping with", "the more complete of the two", "the reason for": how an answer sits beside its rivals is for the provider to say. */
const WEIGHED =
  /\bin (?:keeping|line|accord|accordance|agreement|harmony|favou?r)\b|\bgo(?:es|ing) with\b|\b(?:the|a) (?:more|most|less|least)\b|\b(?:more|most|less|least) (?:\w+ )?(?:often|usual|common\w*|complete|specific|frequent\w*|likely|of)\b|\bof the (?:two|three|four)\b|\bthe reason (?:for|why)\b|\bin its own right\b|\bsymptom only\b|\b\w{2,}[a-hj-rt-z]s (?:the|it|this|them|these|those)\b|\bhaving (?:been|\w+ed)\b|\b(?:the|this|that) (?:notes?|records?|charts?|films?|labs?|tests?|scans?|numbers|courses?|pictures?|stor(?:y|ies)|history) \w+s\b/i
/** A clause with a verb of its own says something; that a thing cannot be specified is part of many a name. */
const SAYING =
  /\b(?:would|will|should|could|might|cannot|does|do|did|has|have|had|was|were|is|are) (?!(?:not |be |been |yet |further |clinically )*(?:present|confirmed|valid|known|identified|specified|determined|stated|established|given|taken)\b)\w+|(?<!\b(?:in|during|on|at|of|throughout|within) )\bthis (?:patient|admission|stay|case|man|woman|infant|child|query)\b/i
/** "Surfactant given", "11 g removed": a treatment or an amount behind a name. */
const DONE =
  /\b(?:given|received|started|stopped|administered|tried|failed|failing|removed|sent|isolated|cultured|treated (?:with|by|as|for))\b(?! (?:as|in error|by mistake|for|correctly|properly|at))|\b\d+(?:\.\d+)? ?(?:g|grams?|kg|l|lit(?:er|re)s?|ml|units?|points?|fold|times|mg|mcg|%)(?![\p{L}\d])|\d\.\d/iu
/** "EEG-backed", "biopsy-proven": evidence before a name. */
const PROVEN = /\b\w+[- ](?:backed|proven|proved|supported|favou?red|suggested)\b/i
/** An adjective of anatomy or of the schools ("prerenal", "embolic", "oliguric", "dietary") narrows a name. */
const ADJECTIVE = /(?:ic|al|ous|ary|ar|oid|ative|genic|oma|itis|osis|emia)$/
const LINK =
  /\b(?:due to|secondary to|caused by|because of|related to|attribut\w+ to|complication of|consequence of|effect of|associated with|result(?:ing)? (?:of|from)|induced by|from|following|superimposed on|on top of|complicating|precipitated by|(?:poisoning|overdose) (?:by|with)|(?:use|misuse|underdosing|toxicity|withdrawal|dependence) of|sequela of)\b/i
/** What the provider is to write himself. */
const ASKED =
  /^\W*(?:(?:please|with|your|my|the|and|clinical|supporting|further) )*(?:specify|describe|explain|rationale|basis|if known|state|indicate|provide|document|give|add|write|free text|enter|based on:)(?![\p{L}\d])|_{2,}|:\s*$|\b(?:please|kindly)\b|\byour (?:own |clinical |medical )*(?:reason\w*|judge?ment|rationale|basis|thinking|words|opinion)\b/iu
/** "An expected, usual part of recovery" is the answer beside the complication. */
const EXPECTED =
  /\b(?:usual|expected|normal|inherent|routine|anticipated|customary)\b[^,;]{0,20}\b(?:part|course|consequence|result|recovery|effect|event)\b/i
const FREE_OF_IT = /\bno (?:\w+ )?evidence of\b/i
/** What opens a clause behind a name where no sign parts them. */
const OPENED =
  /\s(?=(?:requiring|needing|that|which|who|whose|after|given|having|despite|although|though|per|with|in (?:a|this|the) (?:patient|man|woman|infant|child))\b)/gi
const CLOSE = /^\W*(?:requiring|needing|that|which|who|whose|despite|although|though|in (?:a|this|the) |per |given )/i
const HISTORY = /^\W*(?:personal )?(?:history|h\/o|hx) of\b/i

/** `apart`: parted from the name; `aside`: in brackets or behind a dash, colon or semicolon. */
type Part = { text: string; at: number; apart: boolean; aside: boolean }

/** Returns the parts of an option between signs that part clauses; all but the first stand apart from the name. */
function partsOf(text: string): Part[] {
  const parts: Part[] = []
  const first = beginningOf(text)
  let at = first
  let aside = false
  const add = (end: number) => {
    if (/\p{L}/u.test(text.slice(at, end))) parts.push({ text: text.slice(at, end), at, apart: at > first, aside })
  }
  for (const { 0: sign, index } of text.matchAll(/[,;:()[\]]|\s[-\u2013\u2014]{1,2}\s/g)) {
    if (index < first) continue
    add(index)
    at = index + sign.length
    aside = !/[,)\]]/.test(sign)
  }
  add(text.length)
  return parts
}

/** "Anemia requiring transfusion": the words behind the name that open a clause of their own. */
function openedIn({ text, at, apart, aside }: Part): Part[] {
  const starts = [0, ...[...text.matchAll(OPENED)].map(({ index }) => index)]
  return starts.map((start, order) => ({
    text: text.slice(start, starts[order + 1]),
    at: at + start,
    aside,
    apart: apart || (order > 0 && CLOSE.test(text.slice(start))),
  }))
}

const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\d]+/gu) ?? []
/** "Transfusion" takes up "transfused". */
const stemOf = (word: string) => (word.length > 5 ? word.slice(0, 5) : word)

/** What all options of a query are held against: stems of the findings, how many options use a word, and whether a history is among them. */
type Setting = { stems: ReadonlySet<string>; used: ReadonlyMap<string, number>; hasHistory: boolean }

const settingOf = onceFor((reading: Reading): Setting => {
  const used = new Map<string, number>()
  for (const { passage } of reading.options)
    for (const word of new Set(wordsOf(passage.text))) used.set(word, (used.get(word) ?? 0) + 1)
  return {
    stems: new Set(currentTexts(reading).flatMap(wordsOf).map(stemOf)),
    used,
    hasHistory: reading.options.some(({ passage: { text } }) => HISTORY.test(text.slice(beginningOf(text)))),
  }
})

const spansOf = (text: string, words: RegExp) =>
  [...text.matchAll(words)].map(({ index, 0: found }) => ({ start: index, end: index + found.length }))

type Option = OptionReading & { bare: string; head: number }

/** "Drug-induced thrombocytopenia (linezolid)" names the drug; "ileus after the colectomy" the occasion. */
const OF_DRUG =
  /\b(?:drugs?|medications?|induced|toxic\w*|adverse|poison\w*|overdose|withdrawal|underdosing|use|misuse)\b/i
const BY_OPERATION = /\b(?:after|following|of|from|with|during|to|by|in|for|the|a|an|post\w*) $/i

/** "Opioid dependence, on prescribed opioids", "type 2 diabetes on long-term insulin": the therapy under which the classification holds a condition belongs to its name. */
const UNDER_THERAPY =
  /\b(?:on|with|taking|receiving|under|while on) (?:(?:long-?term|chronic|current|prescribed|maintenance|home|agonist|opioid|medication-assisted|replacement|as|use|of) ){1,4}(?:opioids?|insulin|dialysis|oxygen|steroids?|therapy|treatment|anticoagula\w+|medications?|benzodiazepines?|stimulants?|methadone|buprenorphine)\b/gi

/** An option with what the lexicon knows blanked, and where its first name ends. */
function unnamed(option: OptionReading): Option {
  const { text, subjects } = option.passage
  const mentions = mentionsIn(text).filter(({ kind }) => kind !== 'finding')
  const ofDrug = OF_DRUG.test(text)
  const isName = ({ kind, start }: Mention) => {
    const before = text.slice(Math.max(0, start - 16), start)
    if (kind === 'drug') return ofDrug
    return kind !== 'procedure' || BY_OPERATION.test(before)
  }
  const named = [...mentions.filter(({ kind }) => kind !== 'drug'), ...subjects]
  const head = named.reduce((first, { end }) => Math.min(first, end), Number.POSITIVE_INFINITY)
  return {
    ...option,
    bare: blanked(text, [...mentions.filter(isName), ...subjects, ...spansOf(text, UNDER_THERAPY)]),
    head,
  }
}

/** Returns the part of an option that is no piece of a name but brings evidence or an opinion, or null; words that a rival has too ("not taken as prescribed") bring none. */
export function strayClause(reading: Reading, given: OptionReading): string | null {
  const option = unnamed(given)
  if (settingOf(reading).hasHistory) return null
  if (!Number.isFinite(option.head) && ASKED.test(option.passage.text.slice(-12))) return null
  const premodified = PROVEN.exec(option.bare.slice(0, option.head))
  if (premodified) return premodified[0]
  return (
    partsOf(option.passage.text)
      .find((part) => isStray(reading, option, part))
      ?.text.trim() ?? null
  )
}

function tellingIn({ used }: Setting, option: Option, part: Part): string[] {
  const from = Math.max(0, Math.min(part.text.length, option.head - part.at))
  const own = option.bare.slice(part.at + (part.apart ? 0 : from), part.at + part.text.length)
  return wordsOf(own.slice(0, LINK.exec(own)?.index)).filter(
    (word) => word.length > 1 && !NAMING.has(word) && (used.get(word) ?? 0) < 2 && !/^\d/.test(word),
  )
}

const DIRECTIONS = setOf([
  'left right bilateral both upper middle lower inner outer anterior posterior medial lateral proximal distal',
  'superior inferior central deep superficial ascending transverse descending sigmoid',
])
/** A place has few words. */
const MOST_OF_SITE = 7

/** "Endobronchial biopsy, right upper lobe bronchus": where a procedure was done. */
function isSite(text: string): boolean {
  const words = wordsOf(text)
  return DIRECTIONS.has(words[0] ?? '') && words.length <= MOST_OF_SITE && !/\d/.test(text)
}

/** "Encephalopathy not supported after study" says no, and weighs nothing. */
const isVerdict = ({ role, confirms }: Option) => confirms || role === 'ruled-out' || role === 'no' || role === 'yes'

function isStray(reading: Reading, option: Option, part: Part): boolean {
  if (ASKED.test(part.text) || FREE_OF_IT.test(part.text) || EXPECTED.test(part.text)) return false
  const isAnswer = part.apart && (option.role === 'yes' || option.role === 'no')
  if (!part.aside && !isAnswer && !Number.isFinite(option.head)) return false
  if (part.apart && (WEIGHED.test(part.text) || (!isAnswer && SAYING.test(part.text)))) return true
  const telling = tellingIn(settingOf(reading), option, part)
  if (telling.length === 0 || (!part.apart && isVerdict(option))) return false
  if (part.apart && DONE.test(part.text)) return true
  if (part.apart && telling.some((word) => OPINION.has(word))) return true
  return openedIn(part).some((piece) => bringsEvidence(reading, option, piece))
}

function bringsEvidence(reading: Reading, option: Option, piece: Part): boolean {
  const telling = tellingIn(settingOf(reading), option, piece)
  if (reading.purpose === 'procedure' && (!piece.apart || isSite(piece.text))) return false
  if (telling.some((word) => EVIDENCE.has(word))) return true
  if (reading.purpose === 'conflict') return false
  const known = reading.documented
  const taken = telling.filter(
    (word) =>
      word.length > 2 &&
      !ADJECTIVE.test(word) &&
      !known.some(({ words }) => words.has(word)) &&
      settingOf(reading).stems.has(stemOf(word)),
  )
  return taken.length > (piece.apart ? 0 : 1)
}
