import { conceptOf, familiesAround, isSameOrDeeper } from '#app/domain/query/lexicon/hierarchy.ts'
import type { Family } from '#app/domain/query/lexicon/types.ts'
import { standingOf } from '../reading/documented.ts'
import type { Reading } from '../reading/reading.ts'
import type { ContentRule, Hit } from '../rule.ts'
import { diagnosesOf, isJudged } from './answer-list.ts'
import { conceptsOf, currentTexts, isStated, supportIn } from './evidence.ts'
import { missingBesideLone } from './lone.ts'
import {
  hasOwnWords,
  isActive,
  isBornOut,
  isDoubted,
  isMilderThan,
  isOutdone,
  isProven,
  isWithin,
  type Offer,
  openOf,
  presentIn,
} from './offers.ts'
import { hasSetting } from './setting.ts'
import context from './sibling-context.json'
import { isStepTwiceBefore } from './step-of-before.ts'

/** An answer that leaves room ("other cause", "type not specified") takes in the siblings that are not named. */
const LEAVES_ROOM =
  /\b(?:other|another|different|alternative) (?:\w+ ){0,2}(?:cause|type|etiology|source|reason|form|origin|kind|diagnosis|stage|degree|severity)\b|\b(?:unspecified|not (?:further )?specified|cannot be (?:further )?specified|not determined|undetermined|unclear|unknown)\b/i

/** In an ordered family a lower degree that the findings name is missing, or only the highest is offered and nothing proves it. */
function missingDegree(reading: Reading, family: Family, offer: Offer): string | null {
  const { members } = family
  const exact = offer.flat().flatMap((id) => members.filter((member) => isSameOrDeeper(id, member)))
  const present = presentIn(family, offer.flat())
  const lowest = Math.min(...present.map((member) => members.indexOf(member)))
  const known = members.findLastIndex((member) => standingOf(member, reading.documented) === 'documented')
  const isStepAbove = (id: string, member: string) =>
    family.axis === 'severity' && members.slice(members.indexOf(member) + 1).some((above) => isSameOrDeeper(id, above))
  const lower = openOf(reading, members.slice(known + 1, lowest), offer).filter(
    (member) => !offer.flat().some((id) => isSameOrDeeper(id, member) && !isStepAbove(id, member)),
  )
  const least = members[lowest] ?? ''
  if (family.axis === 'severity' && isProven(reading, least)) return null
  const named = lower.find(
    (member) =>
      (isBornOut(reading, member) &&
        (family.axis !== 'severity' || hasOwnWords(reading, member, offer, true)) &&
        !isOutdone(reading, member, present)) ||
      isStated(member, reading.usable) ||
      (family.axis === 'stage' && known < 0 && isStepTwiceBefore(reading, member)),
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

const AT_REST =
  /\bat (?:(?:his|her|their|the|usual) ?)?(?:baseline|usual)\b|\bunchanged\b|\bno (?:edema|orthopnea|new oxygen|increased? (?:work|oxygen)|dyspnea|distress|rales|crackles)\b|\blungs? (?:are |is )?clear\b|\bhome (?:\w+ )?(?:\d+ ?mg )?(?:po |oral )?(?:dose |daily )?(?:continued|unchanged)\b|\bcontinued (?:at |on )?(?:the )?(?:home|usual)\b|\bstable (?:weight|dyspnea|symptoms)|weight (?:is |was )?(?:stable|unchanged)\b|\beuvol[ae]mic\b|\bcompensated\b|\busual \d+ ?l\b|\busual (?:is|weight)\b|\bas at home\b|\bhome dose\b/gi

/** Only the acute course is offered of a condition that three findings show at rest: the chronic one is supported as well. */
function missingRest(reading: Reading, { members }: Family, present: readonly string[]): string | null {
  const chronic = members.find((id) => id.startsWith('chronic-'))
  if (chronic === undefined || present.length === 0 || present.includes(chronic)) return null
  const told = currentTexts(reading).flatMap((text) => text.match(AT_REST) ?? [])
  return new Set(told.map((words) => words.toLowerCase())).size > 2 ? chronic : null
}

const offersBothCourses = (present: readonly string[]): boolean =>
  present.some((id) => id.startsWith('chronic-')) && present.some((id) => id.startsWith('acute-on-chronic-'))

/** A condition on the record that has become acute is acute on chronic: the first episode is no equal rival of that. */
function isFirstEpisodeOfKnown(reading: Reading, member: string, present: readonly string[]): boolean {
  const base = conceptOf(member)?.isA[0]
  return (
    member.startsWith('acute-') &&
    !member.startsWith('acute-on-') &&
    present.some((id) => id.startsWith('acute-on-chronic-')) &&
    base !== undefined &&
    standingOf(base, reading.documented) === 'documented'
  )
}

/** A form of another member of the family that itself is a form of this one: tubular necrosis under kidney injury. */
function isKindOf({ members }: Family, id: string, member: string): boolean {
  return members.some((kind) => kind !== member && isSameOrDeeper(kind, member) && isSameOrDeeper(id, kind))
}

/** "Hyponatremia" over a sodium of 121 names what is measured: what causes it is another question, and no lower answer. */
const BARE = new Map<string, string>(Object.entries(context.bare))

/** In a family of rivals one that has findings of its own is missing, while all answers are forms of the others. */
function missingRival(reading: Reading, family: Family, offer: Offer): string | null {
  const present = presentIn(family, offer.flat())
  const offered = offer.flat()
  if (present.some((member) => BARE.get(family.id) === member)) return null
  // That a condition is also a chronic one takes nothing from the acute episode that the findings bear out.
  const resting = family.axis === 'acuity' ? missingRest(reading, family, present) : null
  if (resting) return resting
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
    (member) =>
      !(family.axis === 'acuity' && isFirstEpisodeOfKnown(reading, member, present)) &&
      !present.includes(member) &&
      !offered.some((id) => isMilderThan(member, id) && isProven(reading, id)),
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
  const present = presentIn(family, offer.flat())
  const broader = covering.filter(
    (member) =>
      member !== only && !offer.flat().includes(member) && !isFirstEpisodeOfKnown(reading, member, [only, ...present]),
  )
  return openOf(reading, broader, offer).find((member) => isBornOut(reading, member)) ?? null
}

/** Axes whose steps are defined one by one: another kind of answer beside them leaves the lower step missing all the same. */
const STEPS = new Set(['class', 'degree', 'stage', 'depth'])

/** "Observation for suspected sepsis, ruled out" offers the lower state, though it reads as a denial. */
function isNamedElsewhere(reading: Reading, member: string): boolean {
  const [head = ''] = (conceptOf(member)?.name ?? '').toLowerCase().split(' ')
  return reading.options
    .filter(({ role }) => role !== 'diagnosis' && role !== 'other' && role !== 'undetermined')
    .some(({ passage: { text } }) => head.length > 8 && text.toLowerCase().includes(head))
}

/** What a syndrome falls short to, where only single weak findings speak for it. */
const LESSER: readonly (readonly [syndrome: string, lesser: string])[] = Object.entries(context.lesser)

/** "Acute respiratory failure, hypoxic or with hypercapnia" over 90 % and two liters: the mere low saturation is borne out better. */
function missingLesser(reading: Reading, offer: Offer): string | null {
  const found = LESSER.find(([syndrome]) => offer.every((ids) => ids.some((id) => isSameOrDeeper(id, syndrome))))
  if (found === undefined) return null
  const [syndrome, lesser] = found
  if (standingOf(syndrome, reading.documented) !== 'undocumented') return null
  const isProvenHere = offer
    .flat()
    .some((id) => supportIn(reading, id).for.some(({ strength }) => strength === 'strong'))
  const doubted = offer.flat().some((id) => supportIn(reading, id).against.length > 0)
  return !isProvenHere && doubted && isBornOut(reading, lesser) ? lesser : null
}

function missingIn(reading: Reading, family: Family, offer: Offer): string | null {
  const inside = offer.filter((ids) => ids.some((id) => family.members.some((member) => isWithin(id, member))))
  const all = inside.length === offer.length
  if (family.ordered)
    return (STEPS.has(family.axis) ? 2 * inside.length >= offer.length : 2 * inside.length > offer.length)
      ? missingDegree(reading, family, inside)
      : null
  return all ? (missingRival(reading, family, offer) ?? missingBroader(reading, family, offer)) : null
}

function find(reading: Reading): Hit[] {
  if (!isJudged(reading) || reading.validation || reading.purpose === 'conflict' || reading.purpose === 'cause-effect')
    return []
  const diagnoses = diagnosesOf(reading)
  const offer = diagnoses.map(({ passage }) => conceptsOf(passage.subjects)).filter((ids) => ids.length > 0)
  const known = offer.every((ids) => ids.some((id) => standingOf(id, reading.documented) === 'documented'))
  if (
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
  const lesser = (known ? null : missingLesser(reading, offer)) ?? missingBesideLone(reading, offer)
  if (lesser !== null) {
    const why = `The findings support "${conceptOf(lesser)?.name ?? lesser}" at least as well: offer it too.`
    return [{ where: 'options', excerpt: diagnoses.map(({ passage }) => passage.text).join(' | '), why }]
  }
  if (known) return []
  for (const family of families.values()) {
    const missing = missingIn(reading, family, offer)
    if (missing === null || isNamedElsewhere(reading, missing)) continue
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
