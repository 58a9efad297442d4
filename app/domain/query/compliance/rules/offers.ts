import { projectionsOf } from '#app/domain/query/lexicon/compositions.ts'
import { conceptOf, familiesAround, isSameOrDeeper } from '#app/domain/query/lexicon/hierarchy.ts'
import type { Family } from '#app/domain/query/lexicon/types.ts'
import { standingOf } from '../reading/documented.ts'
import type { Reading } from '../reading/reading.ts'
import { isExcludedByTest } from './defining.ts'
import { supportIn } from './evidence.ts'
import { hasSetting } from './setting.ts'

/** What is offered, an option a list: the diagnoses of each. */
export type Offer = readonly (readonly string[])[]

/** A finding of the sibling itself, not one that it shares with everything below a common parent. */
export function isBornOut(reading: Reading, conceptId: string): boolean {
  const { verdict, for: pro } = supportIn(reading, conceptId)
  if (isExcludedByTest(reading, conceptId)) return false
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
export function hasOwnWords(reading: Reading, member: string, offer: Offer, isDegree = false): boolean {
  const shared = strongWords(reading, offer, isDegree ? member : null)
  return supportIn(reading, member).for.some(
    ({ conceptId, strength, words }) => conceptId === member && strength === 'strong' && !shared.has(words),
  )
}

export const isWithin = (id: string, member: string) => isSameOrDeeper(id, member) || isSameOrDeeper(member, id)

/** What all answers are a form of, where the record documents it: the query asks which form, and nothing else is open. */
function askedAbout(reading: Reading, offer: Offer): string[] {
  return reading.documented
    .flatMap(({ concepts }) => concepts)
    .filter((known) => offer.every((ids) => ids.some((id) => isSameOrDeeper(id, known))))
}

/** Which form of a documented diabetes it is leaves no room for a high glucose without diabetes. */
const SETTLED_BY: Readonly<Record<string, string>> = {
  'stress-hyperglycemia': 'diabetes-mellitus',
  prediabetes: 'diabetes-mellitus',
}

/** A missing sibling that the record documents is no open question, and a procedure no diagnosis. */
export function openOf(reading: Reading, members: readonly string[], offer: Offer): string[] {
  const about = askedAbout(reading, offer)
  const asked = about.filter((known) => members.some((member) => isSameOrDeeper(member, known)))
  return members.filter(
    (member) =>
      conceptOf(member)?.kind === 'diagnosis' &&
      !about.some((known) => isSameOrDeeper(known, SETTLED_BY[member] ?? '')) &&
      standingOf(member, reading.documented) !== 'documented' &&
      (asked.length === 0 || asked.some((known) => isSameOrDeeper(member, known))),
  )
}

/** A degree below which others of the same family stand ("depression" above "severe depression") is no degree beside them. */
function isGenus(id: string, member: string, members: readonly string[]): boolean {
  return members.some((other) => other !== member && isSameOrDeeper(id, other) && isSameOrDeeper(other, member))
}

/** An infarction of a type is not named again by its tracing, and the anemia of a cancer or of failing kidneys is one of chronic disease. */
const ALSO_NAMED: Readonly<Record<string, readonly string[]>> = {
  'type-1-myocardial-infarction': ['nstemi-myocardial-infarction', 'stemi-myocardial-infarction'],
  'type-2-myocardial-infarction': ['nstemi-myocardial-infarction'],
  'anemia-in-neoplastic-disease': ['anemia-of-chronic-disease'],
  'anemia-in-chronic-kidney-disease': ['anemia-of-chronic-disease'],
}

/** "Acute on chronic" is both on the axis of acuity, but offers neither alone. */
export function presentIn({ members, axis, ordered }: Family, offered: readonly string[]): string[] {
  const holds = (id: string, member: string) =>
    axis === 'acuity'
      ? isSameOrDeeper(member, id) || projectionsOf(id).includes(member)
      : isWithin(id, member) && !(ordered && isGenus(id, member, members))
  const named = new Set(offered.flatMap((id) => ALSO_NAMED[id] ?? []))
  return members.filter((member) => named.has(member) || offered.some((id) => holds(id, member)))
}

/** A graver state that findings of its own bear out leaves its milder form no equal claim. */
export function isProven(reading: Reading, member: string): boolean {
  const own = supportIn(reading, member).for.filter(
    ({ conceptId, strength }) => conceptId === member && strength === 'strong',
  )
  return own.length > 0 && supportIn(reading, member).verdict === 'supported'
}

/** Borne out by a strong finding of its own, or by two. */
export function isActive(reading: Reading, member: string): boolean {
  const own = supportIn(reading, member).for.filter(({ conceptId }) => conceptId === member)
  return own.some(({ strength }) => strength === 'strong') || own.length > 1
}

/** Findings speak against it too, and each of the answers that hold it leans on them. */
export function isDoubted(reading: Reading, member: string): boolean {
  return supportIn(reading, member).against.some(({ conceptId }) => conceptId === member)
}

function isRefuted(reading: Reading, member: string): boolean {
  return supportIn(reading, member).against.some(
    ({ conceptId, strength }) => conceptId === member && strength === 'strong',
  )
}

/** A finding speaks flatly against this very degree, and against one that is offered none does: it is not supported as well. */
export function isOutdone(reading: Reading, member: string, offered: readonly string[]): boolean {
  return isRefuted(reading, member) && offered.some((id) => !isRefuted(reading, id))
}

export function isMilderThan(member: string, other: string): boolean {
  return familiesAround(member).some(
    ({ ordered, axis, members }) =>
      ordered &&
      axis === 'severity' &&
      members.includes(member) &&
      members.some((above) => isSameOrDeeper(other, above) && members.indexOf(above) > members.indexOf(member)),
  )
}
