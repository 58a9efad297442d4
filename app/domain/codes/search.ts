import { codeAt, isSaid, placeOf, type WordHead } from './search-index.ts'
import { codeAsked, isSlipOf, searchWordsOf } from './search-words.ts'
import synonyms from './synonyms.json'

/** Places of one word's codes are wanted: the word by its number, and how well it fits what was asked (0 to 1). */
export type WantedWord = { word: number; fit: number }
/** What was asked, one entry for each word of the question: any of its words will do. `near` are codes that the words suggest. */
export type SearchPlan = {
  asked: WantedWord[][]
  near: readonly string[] /** How many of its words tell something. */
  telling: number
}

type Synonym = { words: string[]; means: string[]; codes: string[] }

const SYNONYMS: readonly Synonym[] = synonyms.entries
  .map(([said = '', means = '', codes = '']) => ({
    words: searchWordsOf(said),
    means: searchWordsOf(means),
    codes: codes === '' ? [] : codes.split(' '),
  }))
  .sort((a, b) => b.words.length - a.words.length)
const SYNONYMS_OF = new Map<string, Synonym[]>()
for (const synonym of SYNONYMS) {
  const [first = ''] = synonym.words
  SYNONYMS_OF.set(first, [...(SYNONYMS_OF.get(first) ?? []), synonym])
}

/** Most words that a beginning may stand for: "h" alone would want half of the set. */
const MOST_WORDS = 80

/** The longest code that stands for a family rather than for one diagnosis. */
const FAMILY = 4

/** Replaces what coders write by what titles say, the longest first and in any order: "fx hip" and "hip fx" are one. */
function translated(words: readonly string[]): { words: string[]; near: string[] } {
  const left = [...words]
  const meant: string[] = []
  const near: string[] = []
  const known = words.flatMap((word) => SYNONYMS_OF.get(word) ?? []).sort((a, b) => b.words.length - a.words.length)
  for (const synonym of known) {
    if (!synonym.words.every((word) => left.includes(word))) continue
    // What is translated is not translated again: "low back pain" holds "back pain".
    for (const word of synonym.words) left.splice(left.indexOf(word), 1)
    meant.push(...synonym.means)
    // The default code of a condition is meant where nothing else is asked; its family always.
    const isAll = synonym.words.length === words.length
    near.push(...synonym.codes.filter((code) => isAll || code.length <= FAMILY))
  }
  return { words: [...new Set([...left, ...meant])], near }
}

function firstFrom(words: readonly string[], start: string): number {
  let low = 0
  let high = words.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((words[middle] ?? '') < start) low = middle + 1
    else high = middle
  }
  return low
}

/** The words of the set that a word of the question may be: itself, words that begin with it, or words but a slip away. */
function wanted(head: WordHead, asked: string): WantedWord[] {
  const found: WantedWord[] = []
  const from = firstFrom(head.words, asked)
  for (let word = from; head.words[word]?.startsWith(asked) && found.length < MOST_WORDS; word++) {
    const isSame = head.words[word] === asked
    if (isSame || asked.length > 2) found.push({ word, fit: isSame ? 1 : 0.8 })
  }
  return found.length > 0 || asked.length < 4 ? found : slips(head, asked)
}

function slips(head: WordHead, asked: string): WantedWord[] {
  const initial = asked[0] ?? ''
  const from = firstFrom(head.words, initial)
  const to = firstFrom(head.words, `${initial}~`)
  for (const most of asked.length > 5 ? [1, 2] : [1]) {
    const found: WantedWord[] = []
    for (let word = from; word < to; word++)
      if (isSlipOf(asked, head.words[word] ?? '', most)) found.push({ word, fit: most === 1 ? 0.6 : 0.4 })
    if (found.length > 0) return found
  }
  return []
}

/** What must be looked up to answer a question in words. */
export function planSearch(head: WordHead, question: string): SearchPlan {
  const { words, near } = translated(searchWordsOf(question))
  return { asked: words.map((word) => wanted(head, word)), near, telling: words.filter(isSaid).length }
}

export type Scored = { place: number; score: number }

/** Keeps the best few of many, best first; of equals the earlier place. Cheaper than sorting what a frequent word finds. */
class Best {
  readonly list: Scored[] = []
  constructor(private readonly most: number) {}

  offer(place: number, score: number): void {
    const { list, most } = this
    const last = list[list.length - 1]
    if (list.length >= most && last !== undefined && score <= last.score && (score < last.score || place > last.place))
      return
    let at = list.length
    while (at > 0 && isBefore({ place, score }, list[at - 1])) at--
    list.splice(at, 0, { place, score })
    if (list.length > most) list.pop()
  }
}

const isBefore = (one: Scored, two: Scored | undefined) =>
  two === undefined || one.score > two.score || (one.score === two.score && one.place < two.place)

/** Places in memory for one search at a time: how well each code fits so far. Made once for a set, used again and again. */
export type Slate = { fits: Float32Array; counts: Uint8Array; stamps: Uint8Array }
export const slateFor = ({ weights }: WordHead): Slate => ({
  fits: new Float32Array(weights.length),
  counts: new Uint8Array(weights.length),
  stamps: new Uint8Array(weights.length),
})

type Listed = { places: Uint32Array; worth: number }
/** What one word of the question finds, its best fitting words first. */
type Finds = { lists: Listed[]; total: number }

const rarity = (total: number, holding: number) => Math.log(1 + total / (1 + holding))

/**
 * Adds what one word of the question finds; a code counts it once, by the best fitting word. Codes that no other word has met are
 * passed over unless they are `welcome`. Returns how many words of the question the best of the met codes has by now.
 */
function mark(
  { fits, counts, stamps }: Slate,
  stamp: number,
  lists: readonly Listed[],
  met: number[],
  welcome: boolean,
) {
  let most = 0
  for (const { places, worth } of lists) {
    for (let i = 0; i < places.length; i++) {
      const place = places[i] ?? 0
      const count = counts[place] ?? 0
      if (stamps[place] === stamp || (count === 0 && !welcome)) continue
      if (count === 0) met.push(place)
      stamps[place] = stamp
      counts[place] = count + 1
      fits[place] = (fits[place] ?? 0) + worth
      if (count >= most) most = count + 1
    }
  }
  return most
}

/** Marks word after word, the rarest first: a frequent word is asked only about codes already met, where another code could not come to as many. */
function markAll(slate: Slate, finds: readonly Finds[]): number[] {
  const met: number[] = []
  let most = 0
  for (const [at, { lists }] of [...finds].sort((a, b) => a.total - b.total).entries()) {
    const stamp = (at % 255) + 1
    most = Math.max(most, mark(slate, stamp, lists, met, false))
    if (most <= finds.length - at) most = Math.max(most, mark(slate, stamp, lists, met, true))
  }
  return met
}

/**
 * The best places for a plan, best first: all words before some, exact before begun before misspelt, likely codes before unlikely.
 * `placesOf` gives the places of a word's codes.
 */
export function rankSearch(
  head: WordHead,
  { asked, near, telling }: SearchPlan,
  { placesOf, slate, most }: { placesOf: (word: number) => Uint32Array; slate: Slate; most: number },
): Scored[] {
  const all = head.weights.length
  const finds = asked.map((words): Finds => {
    const lists = words.map(({ word, fit }) => {
      const places = placesOf(word)
      return { places, worth: fit * rarity(all, places.length) }
    })
    lists.sort((a, b) => b.worth - a.worth)
    return { lists, total: lists.reduce((sum, { places }) => sum + places.length, 0) }
  })
  const best = finds.reduce((sum, { lists }) => sum + (lists[0]?.worth ?? 0), 0)
  const met = markAll(
    slate,
    finds.filter(({ total }) => total > 0),
  )
  return bestOf(head, slate, { met, best, near, most, telling })
}

/** What each word of a title costs that the question does not say: less than being common, together more. */
const PER_UNASKED = 30
const MOST_UNASKED = 3

type Met = { met: readonly number[]; best: number; near: readonly string[]; most: number; telling: number }

/** Scores what has the most words of the question, and wipes the slate. */
function bestOf(head: WordHead, { counts, fits, stamps }: Slate, { met, best, near, most, telling }: Met): Scored[] {
  let wanted = 0
  for (const place of met) wanted = Math.max(wanted, counts[place] ?? 0)
  const found = new Best(most)
  for (const place of met) {
    if (counts[place] === wanted) {
      // Rounded, so that codes which fit alike are told apart by their place, not by the order in which their words were added up.
      const fit = best === 0 ? 0 : Math.round((3_000 * (fits[place] ?? 0)) / best) / 10
      const bonus = near.length > 0 && isNear(codeAt(head, place), near) ? 120 : 0
      const unasked = Math.max(0, (head.telling[place] ?? 0) - Math.min(wanted, telling))
      found.offer(place, fit + (head.weights[place] ?? 0) + bonus - PER_UNASKED * Math.min(MOST_UNASKED, unasked))
    }
    counts[place] = 0
    fits[place] = 0
    stamps[place] = 0
  }
  return found.list
}

const isNear = (code: string, near: readonly string[]) => near.some((start) => code.startsWith(start))

/** The places of the codes that begin with the one asked for, itself first, then in their order; null when words were asked. */
export function placesOfCode(head: WordHead, question: string, most: number): number[] | null {
  const asked = codeAsked(question)
  if (asked === null) return null
  const places: number[] = []
  for (let place = placeOf(head, asked); codeAt(head, place).startsWith(asked) && places.length < most; place++) {
    if (codeAt(head, place) === '') break
    places.push(place)
  }
  return places.length > 0 ? places : null
}
