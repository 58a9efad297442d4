import { MASK, pattern } from '../language/pattern.ts'
import type { Quote } from '../language/quotes.ts'
import type { Passage } from '../reading/passage.ts'
import type { Reading } from '../reading/reading.ts'
import type { Hit } from '../rule.ts'
import { type Family, hitsOf } from './matching.ts'
import table from './wanted-words.json'

const oneOf = (words: readonly string[]) => `(?:${words.join('|')})`
const DETAIL = oneOf(table.details)
/** What may be wanted: words of the author's own in quotation marks, a detail, a diagnosis that is not documented. */
const QUOTED_OR_NEW = '(?:OWNWORDS|NEWDX)'
const WANTED = `(?:${table.details.join('|')}|OWNWORDS|NEWDX)`
/** "Acute care", "a type 2 cell": the detail belongs to a thing of the ward. */
const OF_WARD = '!(?:care|floor|unit|phase|setting|team|visit|pain_service|rehab|hospital|side)'
const ASK =
  '(?:{please}|^|(?:can|could|would|will|may|might)_(?:you|we|i)|you_(?:could|can|would|will|might|may|should|must)|to)'
const PUT = oneOf(table.put)
const THE_WORD =
  '(?:the_word|the_words|the_phrase|the_term|the_diagnosis|the_wording|writing|saying|using|adding|calling_it|something_like|that|as|in|just|simply|only)?'
const JUDGED = oneOf(table.judged)
const PAPER =
  '(?:addendum|note|line|statement|sentence|entry|amendment|summary|record|chart|report|assessment|comment|remark|dictation|list|h&p|impression)'
const SAYING =
  '(?:(?:that|which|to|so_it|so_that_it)_)?(?:says?|states?|reads?|shows?|reflects?|calls?|names?|lists?|confirms?|saying|stating|reading|showing|reflecting|calling|naming|listing|confirming)'
const PLEASED =
  '(?:glad|grateful|happy|lovely|wonderful|nice|great|good|love|delighted|pleased|like|ideal|perfect|helpful|help|best|welcome|appreciate\\w*|prefer\\w*|hop(?:e|ed|ing)|want\\w*|wish\\w*|need\\w*|have|see|find)'
const WISHED =
  '(?:{please}|^|(?:can|could|would|will)_(?:you|we)_(?:please|kindly|just)?|hope_you_will|hoping_you_will|hope_you_can|wish_you_would|want_you_to|like_you_to|need_you_to|ask_you_to|asking_you_to|feel_free_to|remember_to)'
/** What leaves the answer to the provider. */
const LEFT_OPEN =
  /\b(?:whether|or|if (?:any|known|so|that is|it (?:is|was)|this|these|not|present|clinically|you (?:judge|agree|think|feel|know))|which|what|either|versus|vs|how (?:you|the|he|she|it|this|that|did)|your (?:own )?(?:clinical )?(?:words|wording|judge?ment|view|opinion|reading|answer))\b/
/** The same, and what tells of words that stand in the record. */
const OPEN =
  /\b(?:whether|or|if (?:any|known|so|that is|it (?:is|was)|this|these|not|present|clinically|you (?:judge|agree|think|feel|know))|which|what|either|versus|vs|how (?:you|the|he|she|it|this|that|did)|your (?:own )?(?:clinical )?(?:words|wording|judge?ment|view|opinion|reading|answer)|how|reads?|says|said|wrote|writes|written in|stands in|appears in|used in|found in|is quoted|was quoted|means?|meant|refers?|explained|clarified|further)\b/

const WORDED: Family[] = [
  {
    test: pattern(
      `${ASK} ~2 ${PUT} ${THE_WORD} OWNWORDS`,
      `${ASK} ~3 ${oneOf(table.settle)} ${THE_WORD} ${WANTED} ${OF_WARD}`,
      `${oneOf(table.would)} ~1 ${oneOf(table.suggest)} ${THE_WORD} ${WANTED} ${OF_WARD}`,
      `(?:we'd|we_would|i'd|i_would|would)_(?:\\w+_)?(?:appreciate|love|like|welcome|prefer|be_(?:grateful|thankful|glad|obliged|happy)_(?:for|of|with)) ~1 OWNWORDS`,
      `(?:see|read|find|have|get|of|for|with) ~3 OWNWORDS ~2 (?:in|on|into|under|after|before|next_to|in_front_of|for)_(?:the|your|his|her|tomorrow's|today's|an?) ~3 (?:would|will) ~5 ${PLEASED}`,
      `${PLEASED}_(?:\\w+_)?to_(?:see|read|find|have|get) ~2 OWNWORDS`,
      `(?:entry|mention|line|note|word|addition) ~1 of ~1 ${QUOTED_OR_NEW} ~6 (?:would|will)_(?:make|help|do|be|settle|suffice|serve|close|finish|complete)`,
      `${QUOTED_OR_NEW} ~5 ${oneOf(table.suffices)}`,
      `(?:calling|making|labell?ing|naming|terming|grading|marking|documenting|writing|wording|having|seeing|getting) ~4 ${WANTED} (?:would|will)_(?:settle|do|help|close|be|make|finish|suffice|save|spare)`,
      `(?:missing|wanted|needed|lacking|right|correct|only|best|preferred|proper)_(?:word|words|term|phrase|detail|piece|adjective|qualifier|thing)_(?:here_)?(?:is|are|would_be) ~1 ${WANTED}`,
      `(?:word|words|term|phrase|adjective|qualifier)_(?:we|i|you|the_\\w+)_(?:\\w+_)?(?:need|want|miss|are_after|am_after|lack|are_looking_for|am_looking_for|are_missing)_(?:is|are) ~1 ${WANTED}`,
      `(?:pasted|drafted|typed|put|entered|placed|copied|prefilled|pre_filled|loaded|written|added|prepared|left) (?:in|up)? OWNWORDS ~2 (?:in|into|to|for)_(?:your|you)`,
      `OWNWORDS (?:goes|belongs|fits|sits|comes)_(?:well_|nicely_|best_)?(?:in|on|into|before|after|in_front|here|there|next_to|under)`,
    ),
    unless: OPEN,
    evenDenied: true,
    why: 'This puts words before the provider that the record does not hold: ask what the findings mean, and let the provider name it.',
  },
  {
    test: pattern(
      `^ how_about ~1 ${WANTED} ${OF_WARD}`,
      `^ how_(?:does|would|about) ~1 ${QUOTED_OR_NEW}_(?:sound|read|work|look|suit|strike)`,
      `(?:{please}|^) ~1 (?:choose|select|pick|enter|chart|tick) (?:just|simply|only|the)? ${DETAIL} ${OF_WARD}`,
      `${WANTED}_(?:is|are)_(?:just_)?the_(?:only_)?(?:word|words|phrase|term|wording|answer)_(?:that_)?(?:i'm|i_am|we're|we_are|i|we|you)_(?:\\w+_)?(?:hoping|after|looking|want|need|waiting|missing|lack)`,
      `(?:adding|putting|inserting|writing|using)_(?:in_)?(?:the_)?(?:words?|phrase|term) ~6 (?:would|will) ~4 (?:help|out|off|do|settle|great|enough|perfect|close|finish|ideal)`,
      `^ (?:NEWDX|OWNWORDS) please (?:in|on|into|for|to|and)`,
      `if_you_(?:\\w+_)?(?:added|documented|included|listed|wrote|add|document|include|list|write|put|said|say|called_it|call_it|used|use) ${THE_WORD} OWNWORDS`,
      `{please} ~1 OWNWORDS (?:in|into|on|to)_(?:the|your|an?)`,
      `(?:should|ought_to|must|needs_to|could|can)_(?:also_|really_|just_)?(?:carry|say|read|show|have|name|include|list|state|hold|reflect) ${THE_WORD} OWNWORDS`,
      `(?:have|make|see_that|see_to_it_that|get|let) ~5 (?:say|says|read|reads|show|shows|state|states|list|lists|name|names|carry|carries) ${THE_WORD} OWNWORDS`,
      `(?:{please}|^|(?:can|could|would)_you) (?:adopt|accept|borrow|take|keep_to|take_over) ~1 OWNWORDS`,
      `${PLEASED} ~9 (?:written|worded|described|documented|recorded|listed|called|named|put|coded|charted|classed|classified|termed|labell?ed|marked|entered|shown|specified|graded|staged)_(?:down_)?(?:as_|to_be_|under_)?(?:an?_)?${DETAIL} ${OF_WARD}`,
      `${WISHED} ~1 (?:call|make|label|mark|grade|name|term|class|rate|deem|consider) (?:it|this|that|these|them|(?:the|his|her|this|that|your)_(?:\\w+_)?(?:\\w+|ANYDX)) (?:as|an?|as_an?)? ${DETAIL} ${OF_WARD}`,
      `${WISHED} ~1 ${JUDGED} ~5 (?:as|down_as)_(?:an?_|being_|to_be_)?${DETAIL} ${OF_WARD}`,
      `(?:tick|check|mark|click|select|choose|circle|pick|hit|fill_in)_(?:off_)?(?:the|a|that)_(?:\\w+_)?(?:${table.details.join('|')}|OWNWORDS|NEWDX)_(?:\\w+_)?(?:box|option|choice|button|answer|line|field|bubble|checkbox|row)`,
      `(?:{please}|(?:can|could|would|will)_you|mind|need|want|like|appreciate|grateful|hope|hoping|help|ask\\w*|how_about|consider|try|suggest|propose|recommend|by|if_you) ~4 (?:dictat\\w+|writ\\w+|add\\w*|put\\w*|insert\\w*|enter\\w*|leav\\w+|sign\\w*|send\\w*|fil(?:e|ing)|do|doing|mak\\w+|drop\\w*|have|get|to_see) ~3 ${PAPER} ${SAYING} ~8 ${WANTED} ${OF_WARD}`,
      `(?:have|see|get|with|want|need|give) ~3 (?:present_on_admission|poa)_(?:\\w+_){0,2}(?:yes|y)(?=[^a-z])`,
    ),
    unless: LEFT_OPEN,
    evenDenied: true,
    why: 'This asks for a fixed type, degree or circumstance: ask for it as the provider judges it.',
  },
]

/** Answers that leave the matter open, and words that a form shows. */
const WAY_OUT =
  /^\W*(?:other|others|another|unable|undetermined|unknown|uncertain|none|not (?:known|applicable|able|sure|documented|clinically|determined|present|related|significant)|insignificant|no clinical|no (?:change|answer|diagnosis|further)|cannot|can't|can not|clinically un|n\/a|see (?:above|below)|unspecified|free text|comments?|reply|submit|send|save|sign|addendum|undecided|don't know|do not know|indeterminate|ruled out|confirmed or|yes or|agree or)\b/i

const MOST_WORDS = 12

/** Returns whether quotation marks hold words that the author puts forward: neither the record's nor a way out. */
function isAuthorsOwn({ draft, documented, indicators }: Reading, { text }: Passage, quote: Quote): boolean {
  const words = text
    .slice(quote.start, quote.end)
    .toLowerCase()
    .replace(/[.,;]$/, '')
  if (WAY_OUT.test(words) || words.trim() === '' || words.split(' ').length > MOST_WORDS) return false
  const record = [draft.title, ...documented.map((each) => each.text), ...indicators.map(({ passage }) => passage.text)]
  return !record.some((each) => each.toLowerCase().includes(words))
}

/** The question with the author's own quoted words marked as such; the quotation marks stay. */
function marked(reading: Reading): Passage {
  const { question } = reading
  const own = question.quotes.filter((quote) => isAuthorsOwn(reading, question, quote))
  if (own.length === 0) return question
  const signs = question.mask.split('')
  for (const { start, end } of own) {
    signs.fill(MASK.own, start, end)
    signs[end] = '"'
  }
  return { ...question, mask: signs.join('') }
}

/** Returns where a question asks for, suggests or is content with particular words. */
export const wantedWords = (reading: Reading): Hit[] => hitsOf(marked(reading), WORDED)
