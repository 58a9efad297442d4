import { conceptOf, familiesOf, isSameOrDeeper } from '#app/domain/query/lexicon/hierarchy.ts'
import { supportOf } from '#app/domain/query/lexicon/support.ts'
import type { Family } from '#app/domain/query/lexicon/types.ts'
import { standingOf } from '../reading/documented.ts'
import type { OptionReading } from '../reading/option-roles.ts'
import type { Reading } from '../reading/reading.ts'
import type { Subject } from '../reading/subjects.ts'
import type { ContentRule, Hit, RuleFacts } from '../rule.ts'
import { conceptsOf, supportIn } from './evidence.ts'
import { priorLead } from './prior.ts'
import { verdictOn } from './support.ts'

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

function linked(reading: Reading, option: OptionReading, subject: Subject): boolean {
  const links = reading.draft.supportedBy?.[reading.options.indexOf(option)] ?? []
  if (links.length === 0 || subject.conceptId === null || subject.standing === 'documented') return true
  const texts = links.flatMap((at) => reading.indicators[at]?.passage.text ?? [])
  return supportOf(subject.conceptId, texts).verdict !== 'none'
}

function unsupported(reading: Reading, option: OptionReading): Hit[] {
  const { passage } = option
  return passage.subjects
    .filter(({ assertion }) => assertion !== 'negated' && assertion !== 'historical')
    .flatMap((subject) => {
      const { words } = subject
      const verdict = verdictOn(reading, subject)
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
    .slice(0, 1)
}

export const mcUnsup: ContentRule = {
  ...facts('MC-UNSUP', 'Every diagnosis offered is documented or supported by an indicator inside the query.', {
    source: 'B22 p.6 item II and p.7',
  }),
  find: (reading) => (isJudged(reading) ? diagnosesOf(reading).flatMap((option) => unsupported(reading, option)) : []),
}

/** An answer that leaves room ("other cause", "type not specified") takes in the siblings that are not named. */
const LEAVES_ROOM =
  /\b(?:other|another|different|alternative) (?:\w+ ){0,2}(?:cause|type|etiology|source|reason|form|origin|kind|diagnosis)\b|\b(?:unspecified|not (?:further )?specified|cannot be specified|not determined|undetermined|unclear|unknown)\b/i

/** The sibling's own finding, not one that it shares with everything below a common parent. */
function isBornOut(reading: Reading, conceptId: string): boolean {
  const { verdict, for: pro } = supportIn(reading, conceptId)
  return (
    verdict === 'supported' &&
    pro.some((bearing) => bearing.strength === 'strong' && isSameOrDeeper(bearing.conceptId, conceptId))
  )
}

/** The members that cover a concept, the broad ones left out where a narrower one covers it too. */
function closest({ members }: Family, id: string): string[] {
  const covering = members.filter((member) => isSameOrDeeper(id, member))
  return covering.filter((member) => !covering.some((other) => other !== member && isSameOrDeeper(other, member)))
}

function missingIn(reading: Reading, family: Family, offered: readonly string[]): string | null {
  const present = family.members.filter((member) =>
    offered.some((id) => isSameOrDeeper(id, member) || isSameOrDeeper(member, id)),
  )
  if (present.length === 0 || (!family.ordered && present.length > 1)) return null
  const lowest = Math.min(...present.map((member) => family.members.indexOf(member)))
  const missing = family.members.filter((member, at) => !present.includes(member) && (!family.ordered || at < lowest))
  const open = missing.filter(
    (member) => conceptOf(member)?.kind === 'diagnosis' && standingOf(member, reading.documented) !== 'documented',
  )
  return open.find((member) => isBornOut(reading, member)) ?? null
}

/** Every answer is a form of one member: the broader member of the family, if the findings bear it out, is the lower one left out. */
function missingAbove(reading: Reading, family: Family, diagnoses: readonly OptionReading[]): string | null {
  const heads = diagnoses.map(({ passage }) => conceptsOf(passage.subjects).flatMap((id) => closest(family, id)))
  const [only] = heads[0] ?? []
  if (only === undefined || !heads.every((members) => members.includes(only))) return null
  const above = family.members.filter((member) => member !== only && isSameOrDeeper(only, member))
  const open = above.filter((member) => standingOf(member, reading.documented) !== 'documented')
  const ownFinding = (member: string) =>
    supportIn(reading, member).for.some(({ conceptId, strength }) => conceptId === member && strength === 'strong')
  return open.find((member) => isBornOut(reading, member) && ownFinding(member)) ?? null
}

function missingSibling(
  reading: Reading,
  diagnoses: readonly OptionReading[],
  offered: readonly string[],
): { family: string; missing: string } | null {
  const families = new Map(offered.flatMap(familiesOf).map((family) => [family.id, family]))
  for (const family of families.values()) {
    const missing = missingIn(reading, family, offered) ?? missingAbove(reading, family, diagnoses)
    if (missing) return { family: family.name, missing: conceptOf(missing)?.name ?? missing }
  }
  return null
}

function find(reading: Reading): Hit[] {
  if (!isJudged(reading) || reading.validation || reading.purpose === 'conflict' || reading.purpose === 'cause-effect')
    return []
  const diagnoses = diagnosesOf(reading)
  const offered = [...new Set(diagnoses.flatMap(({ passage }) => conceptsOf(passage.subjects)))]
  if (diagnoses.some(({ passage }) => LEAVES_ROOM.test(passage.text))) return []
  const missing = missingSibling(reading, diagnoses, offered)
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
