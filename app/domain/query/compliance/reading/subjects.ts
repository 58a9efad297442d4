import { type Assertion, assertionOf } from '#app/domain/query/lexicon/assertion.ts'
import { mentionsIn } from '#app/domain/query/lexicon/mentions.ts'
import type { Mention } from '#app/domain/query/lexicon/types.ts'
import { type Quote, quoteAt, type Speaker } from '../language/quotes.ts'
import { contentWords, type DocumentedDiagnosis, type Standing, standingOf, standingOfWords } from './documented.ts'
import { guessesIn } from './guesses.ts'
import neutral from './neutral-concepts.json'
import { isGivenShock, isOtherSense } from './other-senses.ts'

/** A diagnosis named in a text; `conceptId` is null where only its shape gives it away and the lexicon does not have it. */
export type Subject = {
  conceptId: string | null
  start: number
  end: number
  words: string
  standing: Standing
  assertion: Assertion
  quoted: Speaker | null
}

const NEUTRAL = new Set(neutral.words)
// Words of plain English that share their letters with an abbreviation: only capitals make them one.
const COMMON_WORDS = new Set(
  'add aid aids all cap pan ms pad dat as is it or an ed pt id mi pe had ra sad lad mad mac mds ics tic dot fad pots men dish sweet flares secondary gave meat pics'.split(
    ' ',
  ),
)
const PLAIN_FINDING =
  /^(?:(?:low|high|elevated|decreased|increased|abnormal|rising|falling|drop in|fall in|rise in)\s+[\p{L}-]+(?:\s+[\p{L}-]+)?|[\p{L}-]+ (?:level|count|pressure|function|status))$/iu

// Which organ is diseased, without saying how, narrows no answer.
const ORGAN_DISEASE =
  /^(?:(?:underlying|chronic|documented|known) )?(?:arterial|venous|vascular|cardiac|cardiovascular|respiratory|neurologic\w*|gastrointestinal|hepatobiliary|hematologic\w*|haematologic\w*|metabolic|endocrine|musculoskeletal|dermatologic\w*|ocular|urologic\w*|gyn(?:a)?ecologic\w*|psychiatric|pulmonary|skin|eye|ear|bowel|joint|spinal) (?:disease|disorder|condition|process|dysfunction|problem|injury|event)s?$|^(?:heart|lung|kidney|renal|liver|hepatic|brain|nerve|bone|blood|clotting|bleeding|coagulation|nutritional|thyroid|gut|bladder|breathing|valve) (?:condition|problem|process|disorder)s?$/i

/** Returns whether words the lexicon knows only name a circumstance, a symptom or a broad kind, and so suggest no answer. */
export function isNeutral(words: string): boolean {
  return (
    (words !== words.toUpperCase() && COMMON_WORDS.has(words.toLowerCase())) ||
    NEUTRAL.has(words.toLowerCase().trim()) ||
    PLAIN_FINDING.test(words.trim()) ||
    ORGAN_DISEASE.test(words.trim()) ||
    OCCASION_OF_INJURY.test(words.trim())
  )
}

/** An injury told by its occasion alone narrows no answer. */
const OCCASION_OF_INJURY =
  /^(?:(?:radical|modified|selective|lateral|central) )*(?:neck|lymph node|node|nodal|axillary|inguinal|pelvic|groin) dissections?$|^(?:(?:left|right|the|chest|abdominal|thoracic|body) )*wall (?:injury|trauma)$|^(?:occupational|work(?:-related|place)?|delivery|sports?|athletic|bicycle|motor vehicle|household|playground|farm) (?:injur(?:y|ies)|trauma|accident)$|^(?:aspiration|choking|apneic|apnea|syncopal|hypoxic|hypotensive|bleeding|respiratory|neurologic|vasovagal) (?:events?|episodes?|spells?)$/i

// A diagnosis word that only helps to name an instrument, a place or a precaution says nothing about the patient.
const INSTRUMENT =
  /^[\s-]*(?:(?:and|or|\/)\s+\w+\s+)?(?:(?:is |was |\(|screen )?(?:weakly |strongly |faintly |borderline )?(?:negative|positive|pending|reactive|non-?reactive|detected|not detected)\b|screen\w*|labs?\b|fluid (?:results?|stud\w+|analysis|cell|culture)|laborator(?:y|ies)|monitoring|markers?|scale|scores?|index|inventory|questionnaire|prophyla\w+|clinic|units?|center|centre|vaccin\w+|immuni[sz]ation|risk\b|precautions?|numbers|rates?\b|metrics?|bundles?|measures?|data|statistics|mortality|committee|reporting|performance|alert|coordinator|dashboard|workgroup|counsel\w+|educat\w+|tests?\b|testing|swab|antigens?|antibod\w+|(?:65 |2 )?abs?\b|65\b|igg\b|igm\b|pcr|rapid|panel|assays?|team|service|support group|nurse|program|registry|specialist|foundation|society|association|awareness|assessment (?:scale|tool)|rating|checklist|ward|department|severity (?:index|score|scale)|sheet|exam form)(?![a-z])|^,? (?:and|or|&|\/) (?:neuro|cardio|vascular|thoracic |cardiac |orthop\w* )?(?:surgery|\w{3,}ology|intensive care)\b/i

/** Dr. Hashimoto and Ifeoma are people: a name behind a title or an introduction is no diagnosis, whatever it shares its letters with. */
const BEFORE_NAME =
  /(?:\b(?:[Dd]r|[Mm]r|[Mm]rs|[Mm]s|[Mm]x|[Pp]rof|[Dd]rs)\.? (?:[A-Z][\w'’-]* )?|\b(?:[Dd]octor|[Pp]rofessor|[Dd]ear|[Hh]i|[Hh]ello|[Mm]iss) |\b(?:[Ii] am|[Ii]['’]m|[Mm]y name is|[Mm]y name['’]s) )$/
const NAME = /^[A-Z][a-z'’-]+(?: [A-Z][a-z'’-]+)?$/
/** A letter carrier carries no germ. */
const OF_TRADE = /\b(?:letter|mail|newspaper|hod|baby) $/i
const isName = (text: string, start: number, end: number): boolean =>
  NAME.test(text.slice(start, end)) && BEFORE_NAME.test(text.slice(Math.max(0, start - 40), start))

// Detail that the lexicon may not join to a diagnosis, standing directly before or behind it.
const DETAIL_BEFORE =
  /(?:acute on chronic|acute|subacute|chronic|severe|moderate|mild|decompensated|systolic|diastolic|stage (?:\d[ab]?|i{1,3}v?|iv|v)|type (?:[12]|i{1,2})|grade (?:\d|i{1,3}v?|iv)|class (?:\d|i{1,3}v?|iv)|(?:first|second|third|fourth|1st|2nd|3rd|4th)[ -]degree|(?:low|high|intermediate)[ -]grade|unstageable|hypoxic|hypercapnic|septic|necroti[sz]ing|postoperative|metastatic)[\s,-]+$/i
const DETAIL_BEHIND =
  /^[\s,(-]+(?:group (?:[1-5]|i{1,3}|iv|v)|stage (?:\d[ab]?|i{1,3}v?|iv|v)|type (?:[12]|i{1,2})|grade (?:\d|i{1,3}v?|iv)|class (?:\d|i{1,3}v?|iv))\b/i

function widened(text: string, mention: Mention): { start: number; end: number; detail: string } {
  const before = DETAIL_BEFORE.exec(text.slice(Math.max(0, mention.start - 24), mention.start))?.[0] ?? ''
  const behind = DETAIL_BEHIND.exec(text.slice(mention.end, mention.end + 16))?.[0] ?? ''
  return {
    start: mention.start - before.length,
    end: mention.end + behind.length,
    detail: `${before} ${behind}`.trim(),
  }
}

function detailIsDocumented(detail: string, mention: Mention, documented: readonly DocumentedDiagnosis[]): boolean {
  const words = [...contentWords(detail)]
  return documented.some(
    (entry) =>
      (entry.concepts.some(
        (known) => standingOf(mention.conceptId, [{ ...entry, concepts: [known] }]) === 'documented',
      ) ||
        entry.words.has(mention.words.toLowerCase())) &&
      words.every((word) => entry.words.has(word)),
  )
}

/** A denial ends where a comma opens a clause with a subject of its own: "no trauma, this fracture is ...". */
function assertedAs(text: string, mention: Mention): Assertion {
  const assertion = assertionOf(text, mention)
  const before = text.slice(Math.max(0, mention.start - 60), mention.start)
  const anew =
    /,\s+(?:this|that|these|it|he|she|they|the patient|her|his)\s[^,]*$|,\s+(?:this|that|these|her|his)\s*$/i.test(
      before,
    )
  return assertion === 'negated' && anew && !/\b(?:no|not|without|denie[sd])\b[^,]*$/i.test(before)
    ? 'asserted'
    : assertion
}

/** Returns the diagnoses named in a text with how each stands to what is documented, how the text puts it, and who is quoted, in order. */
export function subjectsIn(
  text: string,
  documented: readonly DocumentedDiagnosis[],
  quotes: readonly Quote[],
): Subject[] {
  const mentions = mentionsIn(text)
  const quotedAt = (at: number) => quoteAt(quotes, at)?.speaker ?? null
  const named = mentions
    .filter(
      ({ kind, start, end, words }) =>
        kind === 'diagnosis' &&
        !isNeutral(words) &&
        !INSTRUMENT.test(text.slice(end, end + 40)) &&
        !isName(text, start, end) &&
        !isOtherSense(text, start, end) &&
        !isGivenShock(text, start, words) &&
        !OF_TRADE.test(text.slice(Math.max(0, start - 12), start)),
    )
    .map((mention): Subject => {
      const { start, end, detail } = widened(text, mention)
      const words = text.slice(start, end)
      const byConcept = standingOf(mention.conceptId, documented)
      const plainly = words.replace(/^unspecified\s+|,? (?:unspecified|nos)$/i, '')
      const known = byConcept === 'documented' || standingOfWords(plainly, documented) === 'documented'
      const full = known && detail !== '' && !detailIsDocumented(detail, mention, documented)
      const standing = full ? 'deeper' : known ? 'documented' : byConcept
      return {
        conceptId: mention.conceptId,
        start,
        end,
        words,
        standing,
        assertion: assertedAs(text, mention),
        quoted: quotedAt(start),
      }
    })
  const guessed = guessesIn(text, mentions).map(({ start, end }): Subject => {
    const words = text.slice(start, end)
    const mention: Mention = { conceptId: '', kind: 'diagnosis', start, end, words }
    return {
      conceptId: null,
      start,
      end,
      words,
      standing: standingOfWords(words, documented),
      assertion: assertedAs(text, mention),
      quoted: quotedAt(start),
    }
  })
  return [
    ...named,
    ...guessed.filter(
      ({ start, end, words }) =>
        !isNeutral(words) && !INSTRUMENT.test(text.slice(end, end + 40)) && !isName(text, start, end),
    ),
  ].sort((a, b) => a.start - b.start)
}
