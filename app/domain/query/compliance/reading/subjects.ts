import { type Assertion, assertionOf } from '#app/domain/query/lexicon/assertion.ts'
import { mentionsIn } from '#app/domain/query/lexicon/mentions.ts'
import type { Mention } from '#app/domain/query/lexicon/types.ts'
import type { Quote, Speaker } from '../language/quotes.ts'
import { contentWords, type DocumentedDiagnosis, type Standing, standingOf, standingOfWords } from './documented.ts'

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

// A diagnosis word that only helps to name an instrument, a place or a precaution says nothing about the patient.
const INSTRUMENT =
  /^[\s-]*(?:(?:and|or|\/)\s+\w+\s+)?(?:screen\w*|scale|scores?|index|inventory|questionnaire|prophyla\w+|clinic|units?|center|centre|vaccin\w+|immuni[sz]ation|risk\b|precautions?|counsel\w+|educat\w+|tests?\b|testing|swab|antigens?|antibod\w+|pcr|rapid|panel|assays?|team|service|support group|nurse|program|registry|specialist|foundation|society|association|awareness|assessment (?:scale|tool)|rating|checklist|ward|department|severity (?:index|score|scale))/i

const SHAPE =
  /\b(?:[\p{L}-]{2,24} ){0,2}?[\p{L}-]{1,30}(?:itis|oses|osis|emia|aemia|opath(?:y|ies)|oma|penia|plegia|paresis|ectasis|stenosis|malacia|rrhagia|sclerosis|plasia)\b|\b[\p{L}-]{3,24} (?:syndrome|disease|failure|disorder|injury|infection|fractures?|ulcers?|carcinoma|cancer|ha?emorrhage|infarct(?:ion)?|embolism|embolus|thrombosis|insufficiency|shock|crisis|arrest|dependence|withdrawal|poisoning|toxicity|necrosis|isch?emia|obstruction|perforation|rupture|abscess|malnutrition|deficiency|dehiscence|fistula|laceration|neuropathy|myopathy|storm|coma|palsy)\b/giu
const NOT_SHAPE =
  /^(?:(?:the|this|that|any|a|an|no|of|for|or|and|with|underlying|patient'?s?|chronic|acute|other|another|what|which|your|his|her|their|active|current|present|possible|associated|related|in|to|by|specific|known|each|documented|to|from|type|severity|stage|process|due|primary|secondary|clinical|wound|on|is|was|has|had|be|as|at|organ|end|treat|prior|new|second|same|following|index|such|post|multiple|history)\s+)*(?:syndrome|disease|failure|disorder|injury|infection|fractures?|ulcers?|shock|crisis|arrest|dependence|withdrawal|toxicity|necrosis|obstruction|perforation|rupture|deficiency|poisoning|cancer|carcinoma|diagnosis|prognosis|osmosis|diaphoresis|leukocytosis|leukopenia|bandemia|basis|biopsy|analysis|dialysis|hemodialysis|paralysis|urinalysis|emphasis|synthesis|diuresis|enuresis|mitosis|cyanosis|acidosis|glycemia|normoglycemia|euglycemia|volemia|euvolemia|academia|schema|stoma|aroma|diploma|trauma|coma|anastomosis|academic|ischemia|stenosis|necrosis|osis|hematoma|laceration|(?:\w+ )?anastomosis|(?:\w+ )?diagnosis|(?:\w+ )?prognosis|hypoxemia|(?:\w+ )?hypoxemia|(?:\w+ )?leukocytosis)$/i

function guessesIn(text: string, taken: readonly { start: number; end: number }[]): { start: number; end: number }[] {
  const guesses: { start: number; end: number }[] = []
  let at = 0
  for (const match of text.matchAll(SHAPE)) {
    const lead =
      /^(?:(?:the|this|that|any|a|an|no|of|for|or|and|with|patient'?s?|to|is|was|has|had|be|as|document|add|please|include|possible|probable|documented|by|in|on|your|clarify)\s+)+/i.exec(
        match[0],
      )?.[0] ?? ''
    const start = match.index + lead.length
    const end = match.index + match[0].length
    const words = text.slice(start, end)
    while (at < taken.length && (taken[at]?.end ?? 0) <= start) at += 1
    const next = taken[at]
    if (next && next.start < end) continue
    if (words.length > 4 && !NOT_SHAPE.test(words)) guesses.push({ start, end })
  }
  return guesses
}

// Detail that the lexicon may not join to a diagnosis, standing directly before or behind it.
const DETAIL_BEFORE =
  /(?:acute on chronic|acute|subacute|chronic|severe|moderate|mild|decompensated|systolic|diastolic|persistent|paroxysmal|permanent|stage \w{1,4}|type [12i]{1,2}|grade \w{1,3}|class \w{1,3}|unstageable|hypoxic|hypercapnic|septic|necroti[sz]ing|postoperative|metastatic)[\s,-]+$/i
const DETAIL_BEHIND = /^[\s,(-]+(?:stage \w{1,4}|type [12i]{1,2}|grade \w{1,3}|class [\divx]{1,3})\b/i

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

/** Returns the diagnoses named in a text with how each stands to what is documented, how the text puts it, and who is quoted, in order. */
export function subjectsIn(
  text: string,
  documented: readonly DocumentedDiagnosis[],
  quotes: readonly Quote[],
): Subject[] {
  const mentions = mentionsIn(text)
  const quotedAt = (start: number) => quotes.find((quote) => quote.start <= start && start < quote.end)?.speaker ?? null
  const named = mentions
    .filter(({ kind, end }) => kind === 'diagnosis' && !INSTRUMENT.test(text.slice(end, end + 40)))
    .map((mention): Subject => {
      const { start, end, detail } = widened(text, mention)
      const words = text.slice(start, end)
      const byConcept = standingOf(mention.conceptId, documented)
      const known = byConcept === 'documented' || standingOfWords(words, documented) === 'documented'
      const full = known && detail !== '' && !detailIsDocumented(detail, mention, documented)
      const standing = full ? 'deeper' : known ? 'documented' : byConcept
      return {
        conceptId: mention.conceptId,
        start,
        end,
        words,
        standing,
        assertion: assertionOf(text, mention),
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
      assertion: assertionOf(text, mention),
      quoted: quotedAt(start),
    }
  })
  return [...named, ...guessed.filter(({ end }) => !INSTRUMENT.test(text.slice(end, end + 40)))].sort(
    (a, b) => a.start - b.start,
  )
}
