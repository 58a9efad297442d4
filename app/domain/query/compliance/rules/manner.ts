import { isSameOrDeeper } from '#app/domain/query/lexicon/hierarchy.ts'
import type { Reading } from '../reading/reading.ts'
import type { ContentRule, RuleFacts } from '../rule.ts'
import { conceptsOf } from './evidence.ts'

const facts = (id: string, says: string, source: string): RuleFacts & { kind: 'content' } => ({
  kind: 'content',
  id,
  severity: 'warn',
  edition: 'house',
  confidence: 'H',
  source,
  says,
})

export const openClear: ContentRule = {
  ...facts('OPEN-CLEAR', 'An open question names the findings or the documented term that it is about.', 'B13 to B22'),
  edition: '2022',
  confidence: 'K',
  find: ({ draft, question, usable }) => {
    if (draft.kind !== 'open-ended') return []
    const words = new Set(question.text.toLowerCase().match(/[a-z]{5,}/g) ?? [])
    const shared = usable.some(({ passage }) =>
      (passage.text.toLowerCase().match(/[a-z]{5,}/g) ?? []).some((word) => words.has(word)),
    )
    const refers =
      /\b(?:these|this|above|below|following|listed|findings?|indicators?|results?|values?|treated|treatment|documented|medication)\b/i
    const clear = question.subjects.length > 0 || shared || refers.test(question.text)
    return clear
      ? []
      : [
          {
            where: 'question',
            excerpt: question.text.slice(0, 200),
            why: 'Name the finding or the documented term to be clarified.',
          },
        ]
  },
}

const REQUESTS =
  /^\W*(?:and )?(?:please|kindly) (?:also |further )?(?:clarify|specify|document|indicate|state|describe|advise|comment|tell)\b/i

export const multi: ContentRule = {
  ...facts('MULTI', 'One clinical question a query.', 'house rule'),
  find: ({ question }) => {
    const asking = question.sentences.filter(
      ({ asks, start, end }) => asks || REQUESTS.test(question.text.slice(start, Math.min(end, start + 40))),
    )
    const second = asking.find(({ start, end }) =>
      /\b(?:also|additionally|in addition|second(?:ly)?|furthermore)\b/i.test(question.text.slice(start, end)),
    )
    const excerpt = second ? question.text.slice(second.start, second.end).trim() : ''
    return asking.length > 1 && second
      ? [{ where: 'question', excerpt, why: 'This is a second question: send it as a query of its own.' }]
      : []
  },
}

function alreadyAnswered({ options, documented, purpose, validation }: Reading): boolean {
  if (
    validation ||
    purpose === 'conflict' ||
    purpose === 'poa' ||
    purpose === 'cause-effect' ||
    documented.length === 0
  )
    return false
  const diagnoses = options.filter(({ role }) => role === 'diagnosis')
  const deepest = documented.filter(({ certainty }) => certainty === 'confirmed').flatMap(({ concepts }) => concepts)
  return (
    diagnoses.some(({ passage }) => {
      const offered = conceptsOf(passage.subjects)
      return offered.length > 0 && offered.every((id) => deepest.some((known) => isSameOrDeeper(known, id)))
    }) && diagnoses.every(({ passage }) => passage.subjects.every(({ standing }) => standing === 'documented'))
  )
}

export const need: ContentRule = {
  ...facts(
    'NEED',
    'No query where the record already answers or nothing would change.',
    'CCA guide; MedPartners; ACDIS Q&A',
  ),
  confidence: 'S',
  edition: '2022',
  find: (reading) =>
    reading.multipleChoice && alreadyAnswered(reading)
      ? [
          {
            where: 'options',
            excerpt: reading.options[0]?.passage.text ?? '',
            why: 'The record already holds this answer: check whether the query is needed.',
          },
        ]
      : [],
}

const TONE =
  /\b(?:asap|immediately|urgent(?:ly)?|right away|at once|without delay|failure to (?:respond|answer|reply|comply|document)|if you (?:do not|don't|fail to) (?:respond|answer|reply)|(?:must|has to|have to|need to|required to) (?:be )?(?:respond|answer|repl|complet|address)\w*|within (?:\d+|twenty-four|24|48|two|one|three) (?:hours?|days?|business days?)|by (?:end of (?:day|shift|business)|eod|noon|midnight|tomorrow|today|close of business|\d{1,2} ?[ap]m)|over-?due|past due|final (?:notice|reminder|request|warning)|(?:third|second|last|repeated) (?:request|reminder|notice|attempt)|escalat\w+|disciplin\w+|suspen\w+|sanction\w*|report(?:ed)? (?:you|to (?:the )?(?:chief|medical staff|department|committee|administration))|privileges?|deficien(?:t|cy|cies)|inadequate|sloppy|poor documentation|unacceptable|careless|incomplete documentation on your part|your (?:error|mistake|failure|omission|negligence|oversight)|again (?:failed|neglected)|once again|as usual|delinquen\w+|non-?complian\w+|holding (?:up )?(?:the|your)|waiting on you)\b/i

export const tone: ContentRule = {
  ...facts('TONE', 'No threats, blame or deadlines as pressure in the body of a query.', 'B22 pressure'),
  edition: '2022',
  confidence: 'S',
  find: ({ question }) => {
    const match = TONE.exec(question.mask)
    if (!match) return []
    const excerpt = question.text.slice(match.index, match.index + match[0].length)
    return [
      {
        where: 'question',
        excerpt,
        why: 'This presses or blames: leave due times to the portal and keep the wording neutral.',
      },
    ]
  },
}
