import { conceptOf, familiesOf, isSameOrDeeper } from '#app/domain/query/lexicon/hierarchy.ts'
import { standingOf } from '../reading/documented.ts'
import type { OptionReading } from '../reading/option-roles.ts'
import type { Reading } from '../reading/reading.ts'
import type { ContentRule, Hit, RuleFacts } from '../rule.ts'
import { conceptsOf, currentSupport } from './evidence.ts'
import { priorLead } from './prior.ts'

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

const listed = ({ options }: Reading) => options.map(({ passage }) => passage.text).join(' | ')
const diagnosesOf = (reading: Reading): OptionReading[] => reading.options.filter(({ role }) => role === 'diagnosis')

export const mcOther: ContentRule = {
  ...facts('MC-OTHER', 'Multiple choice lets the provider write a different answer.'),
  find: (reading) =>
    !reading.multipleChoice || reading.options.some(({ role }) => role === 'other')
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

/** Where no indicator can be used at all, other rules say so, and support is not judged a second time. */
function isJudged(reading: Reading): boolean {
  const current = reading.usable.filter(({ prior }) => !prior)
  return reading.multipleChoice && current.length > 0 && priorLead.find(reading).length === 0
}

function unsupported(reading: Reading, option: OptionReading): Hit[] {
  const { passage } = option
  const asked = passage.subjects.filter(
    ({ standing, conceptId, assertion }) => standing !== 'documented' && conceptId !== null && assertion !== 'negated',
  )
  return asked.flatMap(({ conceptId, words }) => {
    const support = currentSupport(reading, conceptId ?? '')
    if (support === 'supported' || support === 'not-mapped') return []
    const why =
      support === 'contradicted'
        ? `The findings of this query speak against "${words}": take the option out.`
        : `Nothing in this query supports "${words}", and no provider has documented it: cite the finding that does, or take the option out.`
    return [{ where: passage.where, excerpt: words, why }]
  })
}

export const mcUnsup: ContentRule = {
  ...facts('MC-UNSUP', 'Every diagnosis offered is documented or supported by an indicator inside the query.', {
    source: 'B22 p.6 item II and p.7',
  }),
  find: (reading) => (isJudged(reading) ? diagnosesOf(reading).flatMap((option) => unsupported(reading, option)) : []),
}

function missingSiblings(reading: Reading, offered: readonly string[]): { family: string; missing: string }[] {
  const families = new Map(offered.flatMap(familiesOf).map((family) => [family.id, family]))
  return [...families.values()].flatMap((family) => {
    const present = family.members.filter((member) =>
      offered.some((id) => isSameOrDeeper(id, member) || isSameOrDeeper(member, id)),
    )
    const highest = Math.max(...present.map((member) => family.members.indexOf(member)))
    return family.members
      .filter((member, at) => !present.includes(member) && (!family.ordered || at < highest))
      .filter((member) => family.ordered || standingOf(member, reading.documented) !== 'documented')
      .filter((member) => currentSupport(reading, member) === 'supported')
      .map((member) => ({ family: family.name, missing: conceptOf(member)?.name ?? member }))
  })
}

function find(reading: Reading): Hit[] {
  if (!isJudged(reading) || reading.validation || reading.purpose === 'conflict') return []
  const diagnoses = diagnosesOf(reading)
  const offered = [...new Set(diagnoses.flatMap(({ passage }) => conceptsOf(passage.subjects)))]
  const missing = missingSiblings(reading, offered)[0]
  if (!missing) return []
  const why = `The findings support "${missing.missing}" as well (${missing.family}): offer it too.`
  return [{ where: 'options', excerpt: diagnoses.map(({ passage }) => passage.text).join(' | '), why }]
}

export const mcTier: ContentRule = {
  ...facts(
    'MC-TIER',
    'A family is not offered from its upper members only when a lower or alternative one is equally supported.',
    {
      source: 'ACDIS Q&A on malnutrition templates; payer denials for missing reasonable options',
    },
  ),
  find,
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

/** "Acute" and "acute on chronic" exclude each other although one is a form of the other. */
function differInOnset(one: string, other: string): boolean {
  return /acute on chronic/i.test(one) !== /acute on chronic/i.test(other)
}

export const mcOverlap: ContentRule = {
  ...facts('MC-OVERLAP', 'Options can be told apart: no equal or broader concept beside a narrower one.', {
    severity: 'warn',
    edition: 'house',
    confidence: 'H',
    source: 'house rule',
  }),
  find: (reading) => {
    const heads = diagnosesOf(reading).map(({ passage }) => ({ passage, ids: conceptsOf(passage.subjects) }))
    return heads.flatMap(({ passage, ids }, at) => {
      const same = heads.some(
        (other, otherAt) =>
          otherAt < at &&
          !differInOnset(passage.text, other.passage.text) &&
          ids.length === 1 &&
          other.ids.length === 1 &&
          ids.some((id) => other.ids.some((o) => isSameOrDeeper(id, o) || isSameOrDeeper(o, id))),
      )
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
