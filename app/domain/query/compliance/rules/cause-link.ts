import { assertionOf } from '#app/domain/query/lexicon/assertion.ts'
import { mentionsIn } from '#app/domain/query/lexicon/mentions.ts'
import { namesWitness } from '../language/quotes.ts'
import { contentWords, isJoinOfDocumented, standingOf, standingOfWords } from '../reading/documented.ts'
import type { Reading } from '../reading/reading.ts'
import { isNeutral } from '../reading/subjects.ts'
import type { ContentRule, Hit } from '../rule.ts'
import { isAnswerable } from './evidence.ts'
import { leadDirect } from './lead-direct.ts'

/** How often a thing came and how long it stayed; "acute" and "new" would say more than the record. */
const COURSE = /^(?:intermittent|occasional|recurrent|persistent|brief|transient|repeated|episodic)$/i

/** "Intermittent failure to capture" is quoted and on the record as a failure to capture: the name within the quoted words is documented. */
function isQuotedOfRecord({ question, documented }: Reading, { start, end }: { start: number; end: number }): boolean {
  const quote = question.quotes.find((each) => each.start <= start && end <= each.end)
  if (!quote) return false
  const words = [...contentWords(question.text.slice(quote.start, quote.end))].filter((word) => !COURSE.test(word))
  return words.length > 1 && documented.some(({ text }) => words.every((word) => text.toLowerCase().includes(word)))
}

/** An operation, drug or device counts as documented when an indicator cites it. */
function isCited(reading: Reading, words: string): boolean {
  const cited = new Set(
    reading.usable.flatMap(({ passage }) => mentionsIn(passage.text).map(({ conceptId }) => conceptId)),
  )
  return mentionsIn(words).some(({ conceptId, kind }) => kind !== 'diagnosis' && cited.has(conceptId))
}

/** "Is the bleeding related ..." takes up the documented "GI bleed": the stem of the symptom stands in the diagnosis. */
function isWithinDiagnosis(words: string, diagnoses: string): boolean {
  const bleeding = /bleed|ha?emorrh|epistaxis|mela?ena|ha?ematuria|ha?ematoma|ha?ematemesis|ha?ematochezia/i
  if (bleeding.test(words) && bleeding.test(diagnoses)) return true
  const known = new Set(diagnoses.split(/[^a-z]+/))
  return [...contentWords(words)].some((word) =>
    word.length > 4 ? diagnoses.includes(word.slice(0, 5)) : word.length > 3 && known.has(word),
  )
}

/** "6 kg weight loss" is a value. */
const MEASURED = /\d ?(?:kg|lbs?|pounds?|%)\W$/i

/** "Please clarify the relationship ..." asks, though no mark of a question ends it. */
const REQUEST = /^[\s"')\u201D\u2019]*(?:please|kindly|clarify|specify|indicate|state)\b/i

/** A symptom as the effect must be a provider's word too: a value of a flowsheet is not yet a condition. */
function undocumentedSymptoms({ question, documented, usable }: Reading): { words: string }[] {
  const written = [
    ...documented.map(({ text }) => text),
    ...usable
      .filter(({ speaker }) => speaker === 'provider' || speaker === 'report')
      .map(({ passage }) => passage.text),
  ].join(' ; ')
  const diagnoses = documented.map(({ text }) => text.toLowerCase()).join(' ; ')
  const known = new Set(mentionsIn(written).map(({ conceptId }) => conceptId))
  const others = usable.filter(({ speaker, source }) => speaker === 'ancillary' && !namesWitness(source))
  const told = new Set(others.flatMap(({ passage }) => mentionsIn(passage.text).map(({ conceptId }) => conceptId)))
  const asking = question.sentences.filter(
    ({ start, end, asks }) => asks || REQUEST.test(question.text.slice(start, Math.min(end, start + 40))),
  )
  const isWithin = (at: number) => asking.some(({ start, end }) => start <= at && at < end)
  // What is asked about is documented: a symptom told beside it is not what a link is asked to.
  const isTold = question.subjects.some(({ start, standing }) => standing === 'documented' && isWithin(start))
  return mentionsIn(question.text).filter(
    ({ kind, conceptId, start, end, words }) =>
      kind === 'symptom' &&
      !(isTold && !isWithin(start)) &&
      assertionOf(question.text, { start, end }) !== 'negated' &&
      !isWithinDiagnosis(words, diagnoses) &&
      !/^discharge$/i.test(question.text.slice(start, start + 9)) &&
      !known.has(conceptId) &&
      !MEASURED.test(question.text.slice(Math.max(0, start - 12), start)) &&
      (told.has(conceptId) || !question.quotes.some((quote) => quote.start <= start && start < quote.end)),
  )
}

const LINK =
  /^[\s,]*(?:is |was )?(?:not )?(?:clinically )?(?:due|related|unrelated|secondary|caused|attributed|attributable|from|because|as a|associated|linked)\b/i

/** "Thrombocytopenia due to sepsis" may be one name in the lexicon: what stands before the link is the effect. */
const JOIN = /\s(?:due|secondary|related|attributed|attributable) to\b|\s(?:caused by|because of|from)\b/i
const headOf = (words: string): string => words.split(JOIN)[0]?.toLowerCase() ?? ''

/** The question may leave the effect to the answers: what all of them link ("Hyperkalemia due to ...", "... not related to ...") must be documented too. */
function effectOfAnswers(reading: Reading): { words: string }[] {
  if (!reading.multipleChoice) return []
  const effects = reading.options.flatMap(({ passage }) =>
    passage.subjects
      .slice(0, 1)
      .filter(
        ({ start, words }) =>
          !/[\p{L}\d]/u.test(passage.text.slice(0, start)) &&
          (JOIN.test(words) || LINK.test(passage.text.slice(start + words.length))),
      ),
  )
  const first = effects.find(({ words }) => !JOIN.test(words))
  if (!first || effects.length < 2 || effects.some(({ words }) => headOf(words) !== first.words.toLowerCase()))
    return []
  const told = first.conceptId !== null && isAnswerable(first.conceptId, reading.usable)
  return first.standing === 'undocumented' && !told && !isCited(reading, first.words) ? [first] : []
}

const DUE_TO =
  /\b(?:(?:due|secondary|related|attributed|attributable) to|caused by|because of|result of|complication of|associated with)(?: the| an?)? /i
const ASKS_RELATION = /\b(?:relat(?:e|es|ed|ion\w*)|link\w*|associat\w+|connect\w+|correlat\w*)\b/i

/** "Is it related to any of the following": each cause that an answer names must be documented, or cited where it is no diagnosis. "The cause, if known" leaves it to the findings. */
function causesOfAnswers(reading: Reading): { words: string }[] {
  const { draft, documented, options, question, usable } = reading
  if (!reading.multipleChoice || draft.purpose !== 'cause-effect' || !ASKS_RELATION.test(question.text)) return []
  return options
    .filter(({ role, unrelated }) => role === 'diagnosis' && !unrelated)
    .flatMap(({ passage: { text } }) => {
      const link = DUE_TO.exec(text)
      const [cause] = link ? mentionsIn(text.slice(link.index + link[0].length)) : []
      if (cause?.kind !== 'diagnosis' || isNeutral(cause.words)) return []
      const known = [standingOf(cause.conceptId, documented), standingOfWords(cause.words, documented)].some(
        (each) => each !== 'undocumented',
      )
      return known || isCited(reading, cause.words) || isAnswerable(cause.conceptId, usable) ? [] : [cause]
    })
}

/** "Is it due to vancomycin?", where no finding cites the drug or device. */
function thingAskedFor(reading: Reading): { words: string }[] {
  const { question, usable, documented, yesNo } = reading
  const link = yesNo ? DUE_TO.exec(question.text) : null
  if (!link) return []
  const words = /^[^?.,;:()]{3,60}/.exec(question.text.slice(link.index + link[0].length))?.[0] ?? ''
  const told = [
    ...documented.map(({ text }) => text),
    ...usable.flatMap(({ passage, source }) => [passage.text, source]),
  ]
  const low = told.join(' ; ').toLowerCase()
  const isTold = [...contentWords(words)].some((word) => word.length > 3 && low.includes(word.slice(0, 6)))
  return THING.test(words) && !isTold && !ALIKE.test(low) && !isCited(reading, words) ? [{ words: words.trim() }] : []
}

const NOT_DUE_TO =
  /\b(?:not (?:\w+ ){0,2}(?:related|due|caused|linked|attributed|attributable|associated|secondary)|unrelated|independent|no (?:\w+ )?(?:relationship|relation|link|connection|association)) (?:to|by|with|of) (?:the |an? |his |her |this )?([^.;:,()]{3,60})/i
/** What stands for a cause under another name: a regimen for its drugs, drinks for alcohol; and a cause named in general. */
const ALIKE =
  /\b(?:chemo\w*|regimen|cycle \d|FOLF\w+|CAPOX|R-?CHOP|ABVD|infusions?|immunotherap\w+|drinks?|beers?|vodka|wine|whiskey|liquor|ethanol|etoh|CIWA\w*|antibiotics?|foley|PICC|port|central line)\b/i
/** A drug by its ending, a substance or a device. */
const THING =
  /\b(?:\w{3,}(?:platin|mab|nib|cillin|mycin|statin|pril|sartan|azole|taxel|rubicin|parin|xaban|prazole|floxacin|oxetine|olol|dipine|gliptin|flozin|barbital|azepam)|alcohol|cocaine|methamphetamine|cannabis|tobacco|smoking|opioids?|(?:urinary |indwelling |foley |dialysis |venous |central )*catheter|central line|PICC|prosthesis|implant|graft|stent|pacemaker|ventilator|tracheostomy)\b/i
const IN_GENERAL =
  /\b(?:procedures?|surger(?:y|ies)|operations?|surgical|treatment|therapy|medications?|drugs?|trauma|fall|injury|accident|anesthesia|delivery|pregnancy|labor|stay|admission|exposure|work|device|disease|condition|infection|illness|it|them|either|these|those)\b/i

/** "Due to oxaliplatin", "not related to oxaliplatin": the cause that one answer sets aside by name must stand in the record, as a diagnosis or cited. */
function causesSetAside(reading: Reading): { words: string }[] {
  const { documented, options, usable } = reading
  const told = [
    ...documented.map(({ text }) => text),
    ...usable.flatMap(({ passage, source }) => [passage.text, source]),
  ]
  const low = told.join(' ; ').toLowerCase()
  return options
    .flatMap(({ passage }) => NOT_DUE_TO.exec(passage.text)?.[1] ?? [])
    .filter((words) => {
      const [cause] = mentionsIn(words)
      const isThing = THING.test(words)
      if (IN_GENERAL.test(words) || !(isThing || (cause && !isNeutral(cause.words)))) return false
      if ([...contentWords(words)].some((word) => word.length > 3 && low.includes(word.slice(0, 6)))) return false
      if ((isThing || cause?.kind !== 'diagnosis') && ALIKE.test(low)) return false
      if (!cause || isThing) return !isCited(reading, words)
      const known = [standingOf(cause.conceptId, documented), standingOfWords(cause.words, documented)].some(
        (each) => each !== 'undocumented',
      )
      return !known && !isCited(reading, words) && !isAnswerable(cause.conceptId, usable)
    })
    .slice(0, 1)
    .map((words) => ({ words }))
}

const ONE_OR_OTHER =
  /\b(?:caused by|due to|related to|secondary to|attribut\w+ to|(?:a )?(?:result|complication|consequence) of)\b[^?.;]{3,100}\bor (?:by|to|of|from) [^?.;]{3,100}\?/i
const LEAVES_ROOM =
  /\b(?:other|another|others|else|neither|unrelated|not related|independent\w*|coincidental\w*|or not|if any|if either|both|something|alternative\w*|different|cannot|unable|undetermined|unknown|what|which|how)\b/i

/** "Was caused by the biopsy or by the line?": an open question that leaves two answers. */
function isChoiceOfCauses({ draft, question }: Reading): boolean {
  if (draft.kind !== 'open-ended') return false
  const asks = ONE_OR_OTHER.exec(question.text)
  return (
    asks !== null && !LEAVES_ROOM.test(asks[0]) && !LEAVES_ROOM.test(question.text.slice(asks.index + asks[0].length))
  )
}

function causeHits(reading: Reading): Hit[] {
  if (reading.purpose !== 'cause-effect') return []
  const { question, options, draft } = reading
  const direct = leadDirect.find(reading)
  const isAskedFor = (words: string) => direct.some(({ excerpt }) => excerpt.includes(words))
  const asked: { words: string }[] = question.subjects
    .filter((subject) => {
      const { standing, words, conceptId, assertion } = subject
      if (standing === 'documented' || assertion === 'negated' || isQuotedOfRecord(reading, subject)) return false
      if (isJoinOfDocumented(words, reading.documented)) return false
      return !isCited(reading, words) && !(conceptId && isAnswerable(conceptId, reading.usable))
    })
    .filter(({ standing, words }) => (standing === 'undocumented' || !reading.yesNo) && !isAskedFor(words))
  const hits: Hit[] = [
    ...asked,
    ...effectOfAnswers(reading),
    ...causesOfAnswers(reading),
    ...thingAskedFor(reading),
    ...causesSetAside(reading),
    ...undocumentedSymptoms(reading),
  ].map(({ words }) => ({
    where: 'question',
    excerpt: words,
    why: `"${words}" is not documented, so a link to it cannot be asked: clarify the condition first.`,
  }))
  if (isChoiceOfCauses(reading)) {
    const why = 'Only the named causes can be answered: ask what it was due to, "or to something else".'
    return [...hits, { where: 'question', excerpt: question.text.slice(0, 200), why }]
  }
  const open =
    draft.kind === 'open-ended' || options.some(({ role, unrelated }) => role === 'no' || role === 'other' || unrelated)
  if (open) return hits
  const why = 'No answer says that there is no link: add "Not related" or "Due to another cause (please specify)".'
  return [...hits, { where: 'options', excerpt: options.map(({ passage }) => passage.text).join(' | '), why }]
}

export const causeLink: ContentRule = {
  kind: 'content',
  id: 'CAUSE-LINK',
  severity: 'error',
  edition: '2022',
  confidence: 'K',
  source: 'OG I.A.15 and I.B.16; MedPartners checklist',
  says: 'A cause-and-effect query links two documented conditions and allows "not related" or another cause.',
  find: causeHits,
}
