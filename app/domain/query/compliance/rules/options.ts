import { familiesOf, isSameOrDeeper } from '#app/domain/query/lexicon/hierarchy.ts'
import { supportOf } from '#app/domain/query/lexicon/support.ts'
import type { OptionReading } from '../reading/option-roles.ts'
import type { Passage } from '../reading/passage.ts'
import type { Reading } from '../reading/reading.ts'
import type { Subject } from '../reading/subjects.ts'
import type { ContentRule, Hit, RuleFacts } from '../rule.ts'
import { diagnosesOf, isJudged, listed } from './answer-list.ts'
import { deniedIn } from './denied-thing.ts'
import { conceptsOf, supportIn } from './evidence.ts'
import { ruledOutIn } from './ruled-out.ts'
import { screenedIn } from './screened.ts'
import { verdictOn } from './support.ts'
import { mcTier } from './tiers.ts'

const facts = (id: string, says: string, more: Partial<RuleFacts> = {}): RuleFacts & { kind: 'content' } => ({
  kind: 'content',
  id,
  severity: 'error',
  edition: '2022',
  confidence: 'S',
  source: 'B13 quoted in ACDIS Q&A; carried into B22',
  says,
  ...more,
})

/** "Hyponatremia, other cause: ____" is a line to write on, whatever stands before it. */
const BLANK =
  /\b(?:other|another|different|alternative|else)\b[^.;]{0,40}(?:_{2,}|:\s*$|\.{3}|\((?:please )?(?:specify|describe|state|explain)\))/i

export const mcOther: ContentRule = {
  ...facts('MC-OTHER', 'Multiple choice lets the provider write a different answer.'),
  find: (reading) =>
    !reading.multipleChoice || reading.options.some(({ role, passage }) => role === 'other' || BLANK.test(passage.text))
      ? []
      : [
          {
            where: 'options',
            excerpt: listed(reading),
            why: 'No option lets the provider write another answer: add "Other (please specify)".',
          },
        ],
}

export const mcUtd: ContentRule = {
  ...facts('MC-UTD', 'Multiple choice lets the provider say that it cannot be determined.'),
  find: (reading) =>
    !reading.multipleChoice || reading.options.some(({ undetermined }) => undetermined)
      ? []
      : [
          {
            where: 'options',
            excerpt: listed(reading),
            why: 'No option says that it cannot be determined: add "Unable to determine".',
          },
        ],
}

function linked(reading: Reading, option: OptionReading, subject: Subject): boolean {
  const links = reading.draft.supportedBy?.[reading.options.indexOf(option)] ?? []
  if (links.length === 0 || subject.conceptId === null || subject.standing === 'documented') return true
  const texts = links.flatMap((at) => reading.indicators[at]?.passage.text ?? [])
  return supportOf(subject.conceptId, texts).verdict !== 'none'
}

/** States that one laboratory value defines. */
const MEASURED = new Set(
  'neutropenia hyponatremia hypernatremia hypokalemia hyperkalemia hypocalcemia hypercalcemia hypoglycemia hypomagnesemia thrombocytopenia'.split(
    ' ',
  ),
)

/** "Fever without neutropenia" over a count of 200: what the answer denies has been measured. */
function measuredAll(reading: Reading, { where, subjects, text }: Passage): Hit[] {
  return subjects
    .filter(
      ({ conceptId, assertion, start }) =>
        assertion === 'negated' &&
        !/\b(?:not (?:\w+ ){0,2}(?:related|due|caused|linked|attributed|secondary)|unrelated) (?:to|by|with) (?:the )?$/i.test(
          text.slice(0, start),
        ) &&
        conceptId !== null &&
        MEASURED.has(conceptId) &&
        supportIn(reading, conceptId).for.some(({ strength, words }) => strength === 'strong' && /\d/.test(words)) &&
        supportIn(reading, conceptId).against.length === 0,
    )
    .map(({ words }) => ({
      where,
      excerpt: words,
      why: `The findings of this query show the "${words}" that this answer denies: take the option out.`,
    }))
}

function unsupported(reading: Reading, option: OptionReading): Hit[] {
  const { passage } = option
  const isSide = reading.purpose === 'conflict' && passage.subjects.some(({ standing }) => standing !== 'undocumented')
  if (isSide) return []
  const ruledOut =
    ruledOutIn(reading, passage.text) ?? deniedIn(reading, passage.text) ?? screenedIn(reading, passage.text)
  if (ruledOut) {
    const why = `The findings of this query rule out "${ruledOut}": take the option out.`
    return [{ where: passage.where, excerpt: ruledOut, why }]
  }
  return passage.subjects
    .filter(({ assertion }) => assertion !== 'negated' && assertion !== 'historical' && assertion !== 'family')
    .flatMap((subject) => {
      const { words } = subject
      const verdict = verdictOn(reading, subject, passage.text)
      const hit = (why: string) => [{ where: passage.where, excerpt: words, why }]
      if (verdict === 'contradicted')
        return hit(`The findings of this query speak against "${words}": take the option out.`)
      if (verdict === 'unsupported') {
        return hit(
          `Nothing in this query supports "${words}", and no provider has documented it: cite the finding that does, or take the option out.`,
        )
      }
      return linked(reading, option, subject)
        ? []
        : hit(`None of the indicators linked to "${words}" bears on it: link the finding that does.`)
    })
    .concat(measuredAll(reading, passage))
    .slice(0, 1)
}

export const mcUnsup: ContentRule = {
  ...facts('MC-UNSUP', 'Every diagnosis offered is documented or supported by an indicator inside the query.', {
    source: 'B22 p.6 item II and p.7',
  }),
  find: (reading) => (isJudged(reading) ? diagnosesOf(reading).flatMap((option) => unsupported(reading, option)) : []),
}

export const mcSingle: ContentRule = {
  ...facts('MC-SINGLE', 'One diagnosis option is acceptable when only one is reasonable; the author records why.', {
    severity: 'warn',
  }),
  find: (reading) => {
    const diagnoses = diagnosesOf(reading)
    if (!reading.multipleChoice || reading.validation || diagnoses.length !== 1 || mcTier.find(reading).length > 0)
      return []
    const { where, text } = diagnoses[0]?.passage ?? { where: 'options', text: '' }
    return [
      {
        where,
        excerpt: text,
        why: 'Only one diagnosis is offered: record why no other is reasonable, or add the alternatives.',
      },
    ]
  },
}

function onsetOf(text: string): string {
  if (/\bacute on chronic\b/i.test(text)) return 'acute on chronic'
  return (/\b(?:acute|chronic)\b/i.exec(text)?.[0] ?? '').toLowerCase()
}

/** "Acute", "chronic" and "acute on chronic" exclude each other although one is a form of the other. */
function differInOnset(one: string, other: string): boolean {
  const onsets = [onsetOf(one), onsetOf(other)]
  return onsets[0] !== onsets[1] && (onsets.includes('acute on chronic') || !onsets.includes(''))
}

type Answer = { id: string; text: string }

/** "Pneumonia, organism not known", "acute kidney injury without tubular necrosis": the broader answer leaves the narrower ones out. */
const LEAVES_OUT =
  /\b(?:without|unspecified|not (?:otherwise |further )?(?:known|specified|identified|determined)|unknown|other than|not due to|alone|only|no (?:known |identified )?(?:organism|cause|complication)s?|other cause|uncomplicated)\b/i
/** An answer that says where it comes from is not the broader one: "ileus due to medication", "ileus not related to the operation". */
const SAYS_WHENCE =
  /\b(?:(?:due|related|linked|attributed|secondary) to|caused by|because of|complication of|expected after|other cause)\b/i

/** Kidney injury and tubular necrosis, sepsis and severe sepsis: a family of kinds or degrees names them side by side; a cause is a narrower name of the same. */
function areSiblings(one: string, other: string): boolean {
  return familiesOf(one).some(
    ({ axis, members }) => axis !== 'cause' && members.includes(one) && members.includes(other),
  )
}

const wordsOf = (text: string): string[] => text.toLowerCase().split(/[^a-z0-9]+/)

/** "With hypoxia and hypercapnia" beside "with hypoxia": both of two is another answer than one of them. */
function isBothOf(joint: string, single: string): boolean {
  const [all, some] = [wordsOf(joint), wordsOf(single)]
  const at = all.indexOf('and')
  if (at < 0 || some.includes('and') || !some.every((word) => all.includes(word))) return false
  return [all[at - 1], all[at + 1]].some((word) => word !== undefined && some.includes(word))
}

function overlap(one: Answer, other: Answer): boolean {
  if (differInOnset(one.text, other.text)) return false
  if (isBothOf(one.text, other.text) || isBothOf(other.text, one.text)) return false
  if (one.text !== other.text && SAYS_WHENCE.test(one.text) && SAYS_WHENCE.test(other.text)) return false
  if (one.id === other.id) return !LEAVES_OUT.test(one.text) && !LEAVES_OUT.test(other.text)
  const isBelow = isSameOrDeeper(one.id, other.id)
  if (!isBelow && !isSameOrDeeper(other.id, one.id)) return false
  return !areSiblings(one.id, other.id) && !LEAVES_OUT.test(isBelow ? other.text : one.text)
}

export const mcOverlap: ContentRule = {
  ...facts('MC-OVERLAP', 'Options can be told apart: no equal or broader concept beside a narrower one.', {
    severity: 'warn',
    edition: 'house',
    confidence: 'H',
    source: 'house rule',
  }),
  find: (reading) => {
    // What two providers wrote is offered as they wrote it.
    if (reading.purpose === 'conflict') return []
    const heads = diagnosesOf(reading).map(({ passage }) => ({
      passage,
      ids: conceptsOf(passage.subjects.filter(({ assertion }) => assertion !== 'negated')),
    }))
    const seen: Answer[] = []
    return heads.flatMap(({ passage, ids }) => {
      const [id] = ids
      if (id === undefined || ids.length > 1) return []
      const answer = { id, text: passage.text }
      const same = seen.some((other) => overlap(answer, other))
      seen.push(answer)
      return same
        ? [
            {
              where: passage.where,
              excerpt: passage.text,
              why: 'This overlaps another option: make each answer exclude the others.',
            },
          ]
        : []
    })
  },
}
