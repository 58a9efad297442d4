import { assertionOf } from './assertion.ts'
import { meets } from './conditions.ts'
import { type Effect, evidenceMap } from './evidence-map.ts'
import { isHeldUp } from './held-up.ts'
import { ancestorsOf } from './hierarchy.ts'
import { normalIn } from './normal-words.ts'
import { partsPhrases } from './phrases.ts'
import { valuesIn } from './readings.ts'
import type { Bearing } from './types.ts'
import { type Word, wordsOf } from './words.ts'

/** How far apart the two words of a near pair may stand, in words. */
const NEARBY = 5
/** The rules ask the same few texts many times over; the answer depends on the text alone. */
const RECENT = new Map<string, readonly Bearing[]>()
const MOST_RECENT = 200
/** The same words this often in one text say nothing more; what follows them is not read, so that a flood of them costs little. */
const MOST_REPEATS = 50
/** "Spirometry normal", "sleep study was unremarkable": a test that is only named proves nothing where it came back without finding. */
const NORMAL_BEHIND =
  /^ (?:(?:is|was|were|are|came back|remained|entirely|again) ){0,2}(?:normal|unremarkable|wnl|within normal)\b(?! saline| sinus)/i
const SELF_DENIED = /\b(?:no|not|negative|normal|intact|clear|nonreactive|undetectable)\b/i
const DENYING = new Set(['no', 'not', 'without', 'denies', 'negative', 'denied'])

/** Returns what one indicator says about each concept of the map, in the order of the text: values against thresholds with their units, drugs, procedures, devices and findings; a denied finding speaks the other way, weakly. */
export function bearingsOf(indicatorText: string): Bearing[] {
  const kept = RECENT.get(indicatorText)
  if (kept) return [...kept]
  const bearings = computeBearings(indicatorText)
  if (RECENT.size >= MOST_RECENT) RECENT.clear()
  RECENT.set(indicatorText, bearings)
  return [...bearings]
}

function computeBearings(indicatorText: string): Bearing[] {
  const words = wordsOf(indicatorText)
  const found = [
    ...measured(indicatorText, words),
    ...calledNormal(indicatorText, words),
    ...phrased(indicatorText, words),
    ...paired(indicatorText, words),
  ]
  return distinct(found).sort((a, b) => a.start - b.start)
}

/** Returns whether the map can judge a concept, by itself or through a more general one; false means "not checked", never "unsupported". */
export function isMapped(id: string): boolean {
  return evidenceMap().mapped.has(id) || [...ancestorsOf(id)].some((above) => evidenceMap().mapped.has(above))
}

/** Returns whether the map holds a concept for a syndrome, which one weak finding does not support. */
export function isSyndrome(id: string): boolean {
  return evidenceMap().syndromes.has(id) || [...ancestorsOf(id)].some((above) => evidenceMap().syndromes.has(above))
}

/** Normal results speak against only when every value of the series is normal. */
function measured(text: string, words: readonly Word[]): Bearing[] {
  return valuesIn(text, words).flatMap((reading) =>
    (evidenceMap().measured.get(reading.measure) ?? []).flatMap(({ condition, effect }) => {
      const { conceptId, direction, strength } = effect
      const { start, end } = reading
      if (direction === 'against' && (isHeldUp(reading.measure, text, end) || isOfBefore(reading.measure, text, start)))
        return []
      return meets(reading, condition, { every: direction === 'against' })
        ? [{ conceptId, direction, strength, start, end, words: text.slice(start, end) }]
        : []
    }),
  )
}

/** "EF once 35 %": what the heart was before speaks against nothing that it is now. */
function isOfBefore(measure: string, text: string, start: number): boolean {
  return (
    measure === 'ef' &&
    /^[^.;,]{0,16}\b(?:once|previously|prior|formerly|before|had been|last year|in (?:19|20)\d\d)\b/i.test(
      text.slice(start, start + 40),
    )
  )
}

/** "Folate normal": without a figure, it speaks against what a usual value speaks against, and for nothing. */
function calledNormal(text: string, words: readonly Word[]): Bearing[] {
  return normalIn(text, words).flatMap(({ measure, value, start, end }) =>
    (evidenceMap().measured.get(measure) ?? []).flatMap(({ condition, effect: { conceptId, direction, strength } }) =>
      direction === 'against' &&
      condition.of === 'value' &&
      meets({ measure, values: [value], start, end }, condition, { every: true })
        ? [{ conceptId, direction, strength, start, end, words: text.slice(start, end) }]
        : [],
    ),
  )
}

function phrased(text: string, words: readonly Word[]): Bearing[] {
  const bearings: Bearing[] = []
  const told = new Map<readonly Effect[], number>()
  for (let at = 0; at < words.length; at += 1) {
    const found = evidenceMap().phrases.longestAt(words, at, partsPhrases)
    if (!found) continue
    const last = at + found.length - 1
    const times = (told.get(found.values) ?? 0) + 1
    told.set(found.values, times)
    if (times <= MOST_REPEATS) bearings.push(...bearingsAt(text, words, at, last, found.values))
    // "no edema" may be listed as a whole for one concept while "edema", denied, still speaks of others.
    if (!DENYING.has(words[at]?.norm ?? '')) at = last
  }
  return bearings
}

function paired(text: string, words: readonly Word[]): Bearing[] {
  return words.flatMap((word, at) => {
    const pairs = evidenceMap().near.get(word.norm)
    if (!pairs) return []
    return pairs.flatMap(({ other, effect }) => {
      const partner = partnerOf(words, at, other)
      return partner === null || isDenied(text, words[partner]) ? [] : bearingsAt(text, words, at, partner, [effect])
    })
  })
}

/** "fat visible, no bone": the second word of a pair may be denied alone. */
function isDenied(text: string, word: Word | undefined): boolean {
  return (
    word !== undefined &&
    (assertionOf(text, word) === 'negated' ||
      /\b(?:no|not|without|never|denies) (?:known )?$/i.test(text.slice(Math.max(0, word.start - 16), word.start)))
  )
}

/** Looks forward only: each pair is kept under both of its words. */
function partnerOf(words: readonly Word[], at: number, other: string): number | null {
  for (let i = at + 1; i <= at + NEARBY; i += 1) {
    const word = words[i]
    if (!word || partsPhrases(word.before) || word.before.includes(',')) return null
    if (word.norm === other) return i
  }
  return null
}

function bearingsAt(
  text: string,
  words: readonly Word[],
  first: number,
  last: number,
  effects: readonly Effect[],
): Bearing[] {
  const start = words[first]?.start ?? 0
  const end = words[last]?.end ?? 0
  const told = assertionOf(text, { start, end })
  if (told === 'family') return []
  const assertion = NORMAL_BEHIND.test(text.slice(end, end + 40)) ? 'negated' : told
  return effects.flatMap(({ conceptId, direction, strength, flips }): Bearing[] => {
    const span = { conceptId, start, end, words: text.slice(start, end) }
    if (assertion !== 'negated' || (direction === 'against' && deniesItself(text, start, end)))
      return [{ ...span, direction, strength }]
    return flips && direction === 'for' ? [{ ...span, direction: 'against', strength: 'weak' }] : []
  })
}

/** "No birds, no mold, precipitins negative": what is denied by its own words is not denied once more by a list before it. */
function deniesItself(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 16), start)
  return SELF_DENIED.test(text.slice(start, end)) && !/\b(?:no|not|never|nor|without) (?:an? )?$/i.test(before)
}

/** One stretch of words counts once for one concept and direction, with its greater strength. */
function distinct(bearings: readonly Bearing[]): Bearing[] {
  const kept = new Map<string, Bearing>()
  for (const bearing of bearings) {
    const key = `${bearing.conceptId} ${bearing.direction} ${bearing.start}`
    const known = kept.get(key)
    if (!known || (known.strength === 'weak' && bearing.strength === 'strong')) kept.set(key, bearing)
  }
  return [...kept.values()]
}
