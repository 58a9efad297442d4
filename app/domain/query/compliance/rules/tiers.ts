import { projectionsOf } from '#app/domain/query/lexicon/compositions.ts'
import { conceptOf, familiesAround, isSameOrDeeper } from '#app/domain/query/lexicon/hierarchy.ts'
import type { Family } from '#app/domain/query/lexicon/types.ts'
import { standingOf } from '../reading/documented.ts'
import type { Reading } from '../reading/reading.ts'
import type { ContentRule, Hit } from '../rule.ts'
import { diagnosesOf, isJudged } from './answer-list.ts'
import { conceptsOf, currentTexts, isStated, supportIn } from './evidence.ts'
import context from './sibling-context.json'

/** An answer that leaves room ("other cause", "type not specified") takes in the siblings that are not named. */
const LEAVES_ROOM =
  /\b(?:other|another|different|alternative) (?:\w+ ){0,2}(?:cause|type|etiology|source|reason|form|origin|kind|diagnosis|stage|degree|severity)\b|\b(?:unspecified|not (?:further )?specified|cannot be (?:further )?specified|not determined|undetermined|unclear|unknown)\b/i

/** What is offered, an option a list: the diagnoses of each. */
type Offer = readonly (readonly string[])[]

const NEEDS = new Map(Object.entries(context.needs).map(([id, words]) => [id, new RegExp(`\\b(?:${words})`, 'i')]))

/** A sibling that needs a setting of its own (an infection, a prosthesis, alcohol) is no rival outside it. */
function hasSetting(reading: Reading, conceptId: string): boolean {
  const needed = NEEDS.get(conceptId)
  return !needed || [...reading.draft.documentedDiagnoses, ...currentTexts(reading)].some((text) => needed.test(text))
}

/** A finding of the sibling itself, not one that it shares with everything below a common parent. */
function isBornOut(reading: Reading, conceptId: string): boolean {
  const { verdict, for: pro } = supportIn(reading, conceptId)
  const own = pro.some((bearing) => bearing.strength === 'strong' && bearing.conceptId === conceptId)
  return own && verdict === 'supported' && hasSetting(reading, conceptId)
}

/** The findings that make what is offered credible; those of a kind that both degrees belong to ("depression") tell neither from the other. */
function strongWords(reading: Reading, offer: Offer, degree: string | null): ReadonlySet<string> {
  const isCommon = (id: string) => degree !== null && id !== degree && isSameOrDeeper(degree, id)
  return new Set(
    offer.flat().flatMap((id) =>
      supportIn(reading, id)
        .for.filter(({ strength, conceptId }) => strength === 'strong' && !isCommon(conceptId))
        .map(({ words }) => words),
    ),
  )
}

/** A graver state shows the findings of the milder one too: a sibling that lives on the findings of what is offered is not equally supported. */
function hasOwnWords(reading: Reading, member: string, offer: Offer, isDegree = false): boolean {
  const shared = strongWords(reading, offer, isDegree ? member : null)
  return supportIn(reading, member).for.some(
    ({ conceptId, strength, words }) => conceptId === member && strength === 'strong' && !shared.has(words),
  )
}

const isWithin = (id: string, member: string) => isSameOrDeeper(id, member) || isSameOrDeeper(member, id)

/** What all answers are a form of, where the record documents it: the query asks which form, and nothing else is open. */
function askedAbout(reading: Reading, offer: Offer): string[] {
  return reading.documented
    .flatMap(({ concepts }) => concepts)
    .filter((known) => offer.every((ids) => ids.some((id) => isSameOrDeeper(id, known))))
}

/** A missing sibling that the record documents is no open question, and a procedure no diagnosis. */
function openOf(reading: Reading, members: readonly string[], offer: Offer): string[] {
  const asked = askedAbout(reading, offer).filter((known) => members.some((member) => isSameOrDeeper(member, known)))
  return members.filter(
    (member) =>
      conceptOf(member)?.kind === 'diagnosis' &&
      standingOf(member, reading.documented) !== 'documented' &&
      (asked.length === 0 || asked.some((known) => isSameOrDeeper(member, known))),
  )
}

/** A degree below which others of the same family stand ("depression" above "severe depression") is no degree beside them. */
function isGenus(id: string, member: string, members: readonly string[]): boolean {
  return members.some((other) => other !== member && isSameOrDeeper(id, other) && isSameOrDeeper(other, member))
}

/** An infarction of a type is not named again by its tracing. */
const ALSO_NAMED: Readonly<Record<string, readonly string[]>> = {
  'type-1-myocardial-infarction': ['nstemi-myocardial-infarction', 'stemi-myocardial-infarction'],
  'type-2-myocardial-infarction': ['nstemi-myocardial-infarction'],
}

/** "Acute on chronic" is both on the axis of acuity, but offers neither alone. */
function presentIn({ members, axis, ordered }: Family, offered: readonly string[]): string[] {
  const holds = (id: string, member: string) =>
    axis === 'acuity'
      ? isSameOrDeeper(member, id) || projectionsOf(id).includes(member)
      : isWithin(id, member) && !(ordered && isGenus(id, member, members))
  const named = new Set(offered.flatMap((id) => ALSO_NAMED[id] ?? []))
  return members.filter((member) => named.has(member) || offered.some((id) => holds(id, member)))
}

/** A graver state that findings of its own bear out leaves its milder form no equal claim. */
function isProven(reading: Reading, member: string): boolean {
  const own = supportIn(reading, member).for.filter(
    ({ conceptId, strength }) => conceptId === member && strength === 'strong',
  )
  return own.length > 0 && supportIn(reading, member).verdict === 'supported'
}

/** Borne out by a strong finding of its own, or by two. */
function isActive(reading: Reading, member: string): boolean {
  const own = supportIn(reading, member).for.filter(({ conceptId }) => conceptId === member)
  return own.some(({ strength }) => strength === 'strong') || own.length > 1
}

/** Findings speak against it too, and each of the answers that hold it leans on them. */
function isDoubted(reading: Reading, member: string): boolean {
  return supportIn(reading, member).against.some(({ conceptId }) => conceptId === member)
}

function isRefuted(reading: Reading, member: string): boolean {
  return supportIn(reading, member).against.some(
    ({ conceptId, strength }) => conceptId === member && strength === 'strong',
  )
}

/** A finding speaks flatly against this very degree, and against one that is offered none does: it is not supported as well. */
function isOutdone(reading: Reading, member: string, offered: readonly string[]): boolean {
  return isRefuted(reading, member) && offered.some((id) => !isRefuted(reading, id))
}

function isMilderThan(member: string, other: string): boolean {
  return familiesAround(member).some(
    ({ ordered, axis, members }) =>
      ordered &&
      axis === 'severity' &&
      members.includes(member) &&
      members.some((above) => isSameOrDeeper(other, above) && members.indexOf(above) > members.indexOf(member)),
  )
}

/** In an ordered family a lower degree that the findings name is missing, or only the highest is offered and nothing proves it. */
function missingDegree(reading: Reading, family: Family, offer: Offer): string | null {
  const { members } = family
  const exact = offer.flat().flatMap((id) => members.filter((member) => isSameOrDeeper(id, member)))
  const present = presentIn(family, offer.flat())
  const lowest = Math.min(...present.map((member) => members.indexOf(member)))
  const known = members.findLastIndex((member) => standingOf(member, reading.documented) === 'documented')
  const lower = openOf(reading, members.slice(known + 1, lowest), offer).filter(
    (member) => !offer.flat().some((id) => isSameOrDeeper(id, member)),
  )
  const least = members[lowest] ?? ''
  if (family.axis === 'severity' && isProven(reading, least)) return null
  const named = lower.find(
    (member) =>
      (isBornOut(reading, member) &&
        (family.axis !== 'severity' || hasOwnWords(reading, member, offer, true)) &&
        !isOutdone(reading, member, present)) ||
      isStated(member, reading.usable),
  )
  if (named) return named
  const top = members.at(-1) ?? ''
  const onlyTop = lowest === members.length - 1 && exact.length > 0 && exact.every((member) => member === top)
  if (!onlyTop || !family.members.every((member) => conceptOf(member)?.kind === 'diagnosis')) return null
  const proven = isBornOut(reading, top) || isStated(top, reading.usable)
  return proven || standingOf(top, reading.documented) === 'documented'
    ? null
    : (lower.findLast((member) => hasSetting(reading, member)) ?? null)
}

const offersBothCourses = (present: readonly string[]): boolean =>
  present.some((id) => id.startsWith('chronic-')) && present.some((id) => id.startsWith('acute-on-chronic-'))

/** A form of another member of the family that itself is a form of this one: tubular necrosis under kidney injury. */
function isKindOf({ members }: Family, id: string, member: string): boolean {
  return members.some((kind) => kind !== member && isSameOrDeeper(kind, member) && isSameOrDeeper(id, kind))
}

/** In a family of rivals one that has findings of its own is missing, while all answers are forms of the others. */
function missingRival(reading: Reading, family: Family, offer: Offer): string | null {
  const present = presentIn(family, offer.flat())
  const offered = offer.flat()
  // That a condition is also a chronic one takes nothing from the acute episode that the findings bear out.
  if (family.axis === 'acuity' && present.some((member) => isActive(reading, member) && !isDoubted(reading, member)))
    return null
  // "Chronic" and "acute on chronic" leave the first episode of a known condition out, and steer to neither end.
  if (family.axis === 'acuity' && offersBothCourses(present)) return null
  // What the record has settled on this axis is not asked again: the answers differ in something else.
  const isSettled = (member: string) =>
    standingOf(member, reading.documented) === 'documented' &&
    !offer.every((ids) => ids.some((id) => isKindOf(family, id, member)))
  if (family.axis !== 'acuity' && present.some(isSettled)) return null
  const missing = family.members.filter(
    (member) => !present.includes(member) && !offered.some((id) => isMilderThan(member, id) && isProven(reading, id)),
  )
  return (
    openOf(reading, missing, offer).find(
      (member) => isBornOut(reading, member) && (family.axis === 'acuity' || hasOwnWords(reading, member, offer)),
    ) ?? null
  )
}

/** Every answer is a form of one member: its broader form, if the findings bear it out better, is the lower one left out. */
function missingBroader(reading: Reading, family: Family, offer: Offer): string | null {
  const covering = family.members.filter((member) => offer.every((ids) => ids.some((id) => isSameOrDeeper(id, member))))
  const only = covering.find((member) => !covering.some((other) => other !== member && isSameOrDeeper(other, member)))
  const parts = (member: string) => family.members.filter((other) => other !== member && isSameOrDeeper(member, other))
  const isJoint = (member: string) =>
    parts(member).length > 1 && parts(member).every((part) => isBornOut(reading, part))
  const hasOwn = (member: string) =>
    isBornOut(reading, member) ||
    isJoint(member) ||
    supportIn(reading, member).for.filter(({ conceptId }) => conceptId === member).length > 1
  if (only === undefined || hasOwn(only) || isStated(only, reading.usable)) return null
  const broader = covering.filter((member) => member !== only && !offer.flat().includes(member))
  return openOf(reading, broader, offer).find((member) => isBornOut(reading, member)) ?? null
}

function missingIn(reading: Reading, family: Family, offer: Offer): string | null {
  const inside = offer.filter((ids) => ids.some((id) => family.members.some((member) => isWithin(id, member))))
  const all = inside.length === offer.length
  if (family.ordered) return 2 * inside.length > offer.length ? missingDegree(reading, family, inside) : null
  return all ? (missingRival(reading, family, offer) ?? missingBroader(reading, family, offer)) : null
}

function find(reading: Reading): Hit[] {
  if (!isJudged(reading) || reading.validation || reading.purpose === 'conflict' || reading.purpose === 'cause-effect')
    return []
  const diagnoses = diagnosesOf(reading)
  const offer = diagnoses.map(({ passage }) => conceptsOf(passage.subjects)).filter((ids) => ids.length > 0)
  const known = offer.every((ids) => ids.some((id) => standingOf(id, reading.documented) === 'documented'))
  if (
    known ||
    offer.length === 0 ||
    offer.length < diagnoses.length ||
    diagnoses.some(({ passage }) => LEAVES_ROOM.test(passage.text))
  )
    return []
  const families = new Map(
    offer
      .flat()
      .flatMap(familiesAround)
      .map((family) => [family.id, family]),
  )
  for (const family of families.values()) {
    const missing = missingIn(reading, family, offer)
    if (missing === null) continue
    const why = `The findings support "${conceptOf(missing)?.name ?? missing}" as well (${family.name}): offer it too.`
    return [{ where: 'options', excerpt: diagnoses.map(({ passage }) => passage.text).join(' | '), why }]
  }
  return []
}

export const mcTier: ContentRule = {
  kind: 'content',
  id: 'MC-TIER',
  severity: 'error',
  edition: '2022',
  confidence: 'S',
  source: 'ACDIS Q&A on malnutrition templates; payer denials for missing reasonable options',
  says: 'A family is not offered from its upper members only when a lower or alternative one is equally supported.',
  find,
}
