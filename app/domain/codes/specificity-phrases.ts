import { contentOf, stemOf } from './specificity-words.ts'

/**
 * One place in a title where something is left open. `key` names what ("organism", "femur"; '' where the whole entity is meant,
 * as in "Heart failure, unspecified"). `from` and `to` are the places of its words in the title. A head phrase leaves the entity
 * itself open, as in "Unspecified asthma".
 */
export type OpenPhrase = { key: string; isHead: boolean; from: number; to: number }

/** Words that end a noun phrase. */
export const STOPS: ReadonlySet<string> = new Set(
  (
    ', of with without due by in injured to affecting on at from during as for causing complicating involving following resulting ' +
    'through while not after before associated which limited presenting resolved using'
  ).split(' '),
)

const keyOf = (words: readonly string[]) => words.map(stemOf).join(' ')

/** Where the noun phrase that begins at `from` ends: at the next comma, preposition or verb, but not inside "a, b and c". */
function nounEnd(words: readonly string[], from: number): number {
  let end = from
  while (end < words.length && !STOPS.has(words[end] ?? ',')) end++
  if (words[end] !== ',') return end
  let next = end + 1
  while (next < words.length && !STOPS.has(words[next] ?? ',')) next++
  const list = words.slice(end + 1, next)
  return list.includes('and') && !list.includes('unspecified') ? next : end
}

/** What is rewritten at all: most titles say "unspecified" in the plain way. */
const REWRITTEN =
  /(?:and|\bor) unspecified|not (?:otherwise )?specified|without specification of|unspecified (?:with or without|involvement)|severity , unspecified/

/** Rewrites the ways in which titles leave something open into the one word "unspecified"; false friends are masked. */
function normalised(words: readonly string[]): readonly string[] {
  if (!words.includes('unspecified') && !words.includes('specified') && !words.includes('specification')) return words
  const title = words.join(' ')
  if (!REWRITTEN.test(title)) return words
  return title
    .replace(/not applicable or unspecified/g, 'not-applicable')
    .replace(/(other|other specified|secondary|multiple|suppurative) and unspecified/g, '$1 and-open')
    .replace(/\bor unspecified/g, 'or-open')
    .replace(/not otherwise specified/g, 'unspecified . .')
    .replace(/without specification of/g, 'unspecified . .')
    .replace(/unspecified with or without/g, 'unspecified whether with')
    .replace(/unspecified involvement/g, 'unspecified whether with involvement')
    .replace(/\b(\w+) or (\w+) severity , unspecified/g, 'unspecified $1 and $2 severity')
    .replace(/not specified as (\w+ or)/g, 'unspecified . as $1')
    .replace(/not specified(?! as)/g, 'unspecified .')
    .split(' ')
}

/** "Stage unspecified" and "..., hip, unspecified": what is left open stands before the word. */
function phraseBefore(words: readonly string[], at: number, to: number): OpenPhrase {
  const last = words[at - 1] === ',' ? at - 2 : at - 1
  let from = last
  while (from >= 0 && (last === at - 1 ? !STOPS.has(words[from] ?? ',') : words[from] !== ',')) from--
  const isSegment = last === at - 1 || (last - from <= 2 && !words.slice(from + 1, last).includes('and'))
  if (from < 0 || !isSegment) return { key: '', isHead: true, from: at, to }
  return { key: keyOf(words.slice(from + 1, last + 1)), isHead: false, from: from + 1, to }
}

function clauseEnd(words: readonly string[], from: number): number {
  const comma = words.indexOf(',', from)
  return comma === -1 ? words.length : comma
}

/** What is counted is named behind it: "unspecified weeks of gestation". */
const COUNTED: ReadonlySet<string> = new Set(['number', 'weeks'])

function phraseAt(words: readonly string[], at: number): OpenPhrase {
  let after = at + 1
  while (words[after] === '.') after++
  const following = words[after]
  if (following === 'whether' || following === 'as') {
    const end = clauseEnd(words, after)
    return { key: keyOf(words.slice(after, end)), isHead: false, from: at, to: end }
  }
  if (following === undefined || STOPS.has(following)) return phraseBefore(words, at, after)
  const to = COUNTED.has(following) ? clauseEnd(words, after) : nounEnd(words, after)
  return { key: keyOf(words.slice(after, to)), isHead: at === 0, from: at, to }
}

/** Every open place of a title, in the order of its words; none where nothing is left open or "other" is meant as well. */
export function openPhrasesOf(titleWords: readonly string[]): { words: readonly string[]; phrases: OpenPhrase[] } {
  const words = normalised(titleWords)
  const phrases: OpenPhrase[] = []
  for (let at = 0; at < words.length; at++) if (words[at] === 'unspecified') phrases.push(phraseAt(words, at))
  return { words, phrases }
}

/** Whether two keys name one thing, one of them more closely: "fracture" and "displaced fracture" do. */
export function sameKey(one: string, two: string): boolean {
  if (one === two) return true
  if (one === '' || two === '') return false
  const [few, many] = one.length < two.length ? [one, two] : [two, one]
  const all = ` ${many} `
  if (!few.includes(' ')) return all.includes(` ${few} `)
  return few.split(' ').every((word) => all.includes(` ${word} `))
}

/** A title as its words, what it leaves open, and the stems that it states. */
export type Titled = {
  words: readonly string[]
  phrases: readonly OpenPhrase[]
  content: ReadonlySet<string>
  parent: Titled | null
}

const lastOf = (key: string) => key.slice(key.lastIndexOf(' ') + 1)

/** The entity itself is open in both, and the heading's is the code's or a wider one: not "limb" over "arm". */
function sameHead(heading: Titled, open: OpenPhrase, node: Titled, phrase: OpenPhrase): boolean {
  if (!open.isHead || !phrase.isHead) return false
  if (open.key !== '' && phrase.key === '') return heading.parent !== null && open.key === nameBefore(node, phrase)
  if (open.key !== '') return sameKey(open.key, phrase.key) || lastOf(open.key) === lastOf(phrase.key)
  if (phrase.key !== '') return sameKey(phrase.key, nameBefore(heading, open))
  if (isOwnDefault(heading) && node.words.length - 1 === phrase.from) return true
  for (const word of contentOf(heading.words.slice(0, open.from)))
    if (word !== 'related' && !node.content.has(word)) return false
  return true
}

/** Whether a heading says no more than the one above it: below "malignant neoplasm of skin, unspecified" its kinds are listed, each unspecified. */
function isOwnDefault({ words, parent }: Titled): boolean {
  if (parent === null || words.at(-1) !== 'unspecified') return false
  const name = words.slice(0, words.at(-2) === ',' ? -2 : -1)
  return name.length === parent.words.length && name.every((word, at) => word === parent.words[at])
}

/** What stands before an open place: "echinococcosis" in "echinococcosis, unspecified". */
const nameBefore = ({ words }: Titled, { from }: OpenPhrase) =>
  keyOf(words.slice(0, from).filter((word) => word !== ','))

/** "Unspecified type" of a thing leaves as much open as the thing, unspecified; an open part of a place as much as the place. */
function sameWhole(heading: Titled, open: OpenPhrase, node: Titled, phrase: OpenPhrase): boolean {
  if (open.isHead) return phrase.key === 'type' && nameBefore(heading, open) === nameBefore(node, phrase)
  const places = new Set(open.key.split(' '))
  const named = new Set(phrase.key.split(' '))
  const rest = [...node.content].filter((word) => !named.has(word))
  const isSaid = [...named].every((word) => heading.content.has(word))
  return (
    phrase.isHead && node.phrases.length === 1 && rest.length > 0 && isSaid && rest.every((word) => places.has(word))
  )
}

/** Whether a heading leaves the same thing open as a phrase of a code below it, and nothing else with it. */
export const leavesOpen = (heading: Titled, node: Titled, phrase: OpenPhrase): boolean =>
  heading.phrases.some((open) =>
    open.isHead && phrase.isHead
      ? sameHead(heading, open, node, phrase)
      : sameKey(open.key, phrase.key) || sameWhole(heading, open, node, phrase),
  )

/** Whether a heading is for "other and unspecified ..." of what the phrase leaves open. */
export function mingles({ words }: Titled, { words: own }: Titled, { key, isHead, from }: OpenPhrase): boolean {
  const at = words.indexOf('and-open')
  if (at < 0) return false
  // "Echinococcosis, other and unspecified" names its thing before.
  const comma = at === words.length - 1 ? words.lastIndexOf(',') : -1
  const noun = keyOf(comma > 0 ? words.slice(0, comma) : words.slice(at + 1, nounEnd(words, at + 1)))
  if (key !== '') return sameKey(noun, key)
  return isHead && own[from - 1] === ',' && noun === keyOf(own.slice(0, from - 1))
}
