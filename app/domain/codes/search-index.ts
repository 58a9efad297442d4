import common from './common-codes.json'
import { searchWordsOf } from './search-words.ts'

export type IndexedCode = { code: string; billable: boolean; long: string }

/**
 * The word index of a code set. A code is known by its place in the order of codes. `words` are lines "word, page, from, length":
 * where the places of the codes that hold it lie, as differences in variable-length bytes. `codes` are seven characters each.
 * `weights` tell how likely a code is meant, 0 to 255, one for each code; behind them as many numbers of telling words.
 */
export type WordIndex = { words: string; codes: Uint8Array; weights: Uint8Array; pages: Uint8Array[] }

const CODE_WIDTH = 7
const PAGE_BYTES = 16_384

const COMMON = new Map([
  ...common.often.split(' ').map((code) => [code, 25] as const),
  ...common.veryOften.split(' ').map((code) => [code, 50] as const),
])

/** Words of a title that a question rarely says: a code is not less likely meant for them. */
const UNSAID: ReadonlySet<string> = new Set(
  (
    'unspecified other specified not elsewhere classified as with without and whether nec disease disorder condition initial ' +
    'subsequent encounter sequela closed type status unknown mention due cause'
  ).split(' '),
)

/** Whether a word of a question or a title tells something. */
export const isSaid = (word: string): boolean => !UNSAID.has(word)

// What stands in brackets, and what is said to be absent.
const NOT_ESSENTIAL = /\([^()]*\)|\[[^[\]]*\]|\bwithout\b(?:(?! with ).)*/g

/** How many words of a title tell something, without what is in brackets or absent: "Acute systolic (congestive) heart failure" has four. */
export function tellingWords(title: string, words: readonly string[] = searchWordsOf(title)): number {
  const isPlain = !title.includes('(') && !title.includes('[') && !title.includes('without')
  const left = isPlain ? words : searchWordsOf(title.replace(NOT_ESSENTIAL, ' '))
  let telling = 0
  for (let at = 0; at < left.length; at++) {
    const word = left[at] ?? ''
    if (isSaid(word) && left.indexOf(word) === at) telling++
  }
  return telling
}

/** How likely a code is meant when its words fit, 0 to 255: billable before heading, common before rare. */
export function weightOf({ code, billable, long }: IndexedCode): number {
  let weight = 100 + (billable ? 70 : 0) + (COMMON.get(code) ?? 0)
  if (code >= 'V' && code < 'Z') weight -= 40
  if (code >= 'O' && code < 'R') weight -= 20
  // The organism beside another diagnosis is never the first thing that is coded.
  if (code >= 'B95' && code < 'B98') weight -= 60
  if (code.length === 7 && (long.endsWith('sequela') || long.includes('subsequent encounter'))) weight -= 30
  if (long.startsWith('Other ') || long.startsWith('other ')) weight -= 10
  return Math.max(0, Math.min(255, weight))
}

function pushDifference(bytes: number[], difference: number): void {
  let rest = difference
  while (rest > 127) {
    bytes.push((rest & 127) | 128)
    rest >>>= 7
  }
  bytes.push(rest)
}

/** The places that a run of bytes holds, ascending. */
export function placesIn(bytes: Uint8Array): Uint32Array {
  const places = new Uint32Array(bytes.length)
  let found = 0
  let place = -1
  let difference = 0
  let shift = 0
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0
    difference |= (byte & 127) << shift
    shift += 7
    if (byte > 127) continue
    place += difference
    places[found++] = place
    difference = 0
    shift = 0
  }
  return places.subarray(0, found)
}

type Postings = { last: number; bytes: number[] }

// The clause of the encounter, which thousands of titles share.
const TAIL = /, (?:initial|subsequent) encounter|, sequela$/

/** Remembers whose places a piece of title goes to: neighbouring codes share all of it but the clause of the encounter. */
class Titles {
  readonly postings = new Map<string, Postings>()
  private readonly tails = new Map<string, Postings[]>()
  /** Telling words of the title that was last asked for. */
  telling = 0
  private stem = ''
  private ofStem: Postings[] = []

  of(title: string): [readonly Postings[], readonly Postings[]] {
    const at = title.includes(' encounter') || title.endsWith(', sequela') ? title.search(TAIL) : -1
    const stem = at === -1 ? title : title.slice(0, at)
    if (stem !== this.stem) {
      this.stem = stem
      const words = searchWordsOf(stem)
      this.ofStem = this.postingsOf(words)
      this.telling = tellingWords(stem, words)
    }
    if (at === -1) return [this.ofStem, []]
    const tail = title.slice(at)
    let ofTail = this.tails.get(tail)
    if (ofTail === undefined) {
      ofTail = this.postingsOf(searchWordsOf(tail))
      this.tails.set(tail, ofTail)
    }
    return [this.ofStem, ofTail]
  }

  private postingsOf(words: readonly string[]): Postings[] {
    return words.map((word) => {
      let postings = this.postings.get(word)
      if (postings === undefined) {
        postings = { last: -1, bytes: [] }
        this.postings.set(word, postings)
      }
      return postings
    })
  }
}

function addPlace(found: readonly Postings[], place: number): void {
  for (const postings of found) {
    if (postings.last === place) continue
    pushDifference(postings.bytes, place - postings.last)
    postings.last = place
  }
}

function postingsOf(codes: readonly IndexedCode[], weights: Uint8Array): Map<string, Postings> {
  const titles = new Titles()
  for (const [place, code] of codes.entries()) {
    const [ofStem, ofTail] = titles.of(code.long)
    weights[place] = weightOf(code)
    weights[codes.length + place] = Math.min(255, titles.telling)
    addPlace(ofStem, place)
    addPlace(ofTail, place)
  }
  return titles.postings
}

function codesAsBytes(codes: readonly IndexedCode[]): Uint8Array {
  const bytes = new Uint8Array(codes.length * CODE_WIDTH).fill(0x20)
  for (const [place, { code }] of codes.entries())
    for (let i = 0; i < code.length; i++) bytes[CODE_WIDTH * place + i] = code.charCodeAt(i)
  return bytes
}

function joined(runs: readonly (readonly number[])[], length: number): Uint8Array {
  const page = new Uint8Array(length)
  let at = 0
  for (const run of runs) {
    page.set(run, at)
    at += run.length
  }
  return page
}

/** Builds the index of codes that are in the order of their codes. */
export function indexWords(codes: readonly IndexedCode[]): WordIndex {
  const weights = new Uint8Array(2 * codes.length)
  const postings = postingsOf(codes, weights)
  const pages: Uint8Array[] = []
  const lines: string[] = []
  let page: (readonly number[])[] = []
  let length = 0
  for (const word of [...postings.keys()].sort()) {
    const bytes = postings.get(word)?.bytes ?? []
    if (length > 0 && length + bytes.length > PAGE_BYTES) {
      pages.push(joined(page, length))
      page = []
      length = 0
    }
    lines.push(`${word}\t${pages.length}\t${length}\t${bytes.length}`)
    page.push(bytes)
    length += bytes.length
  }
  pages.push(joined(page, length))
  return { words: lines.join('\n'), codes: codesAsBytes(codes), weights, pages }
}

/** What search keeps in memory of an index: under two megabytes for the whole set. */
export type WordHead = {
  words: readonly string[]
  /** Page, first byte and number of bytes of each word's places, three numbers a word. */
  spots: Uint32Array
  /** All codes, seven characters each. */
  codes: string
  weights: Uint8Array
  /** How many telling words each title has; none are known of an index that was kept before they were counted. */
  telling: Uint8Array
}

/** Opens the kept form of an index. */
export function openHead({ words: lines, codes, weights }: Omit<WordIndex, 'pages'>): WordHead {
  const words: string[] = []
  const rows = lines === '' ? [] : lines.split('\n')
  const spots = new Uint32Array(rows.length * 3)
  for (const [i, row] of rows.entries()) {
    const [word = '', ...numbers] = row.split('\t')
    words.push(word)
    for (let k = 0; k < 3; k++) spots[3 * i + k] = Number(numbers[k])
  }
  let text = ''
  for (let i = 0; i < codes.length; i += 8_192) text += String.fromCharCode(...codes.subarray(i, i + 8_192))
  const total = codes.length / CODE_WIDTH
  return { words, spots, codes: text, weights: weights.subarray(0, total), telling: weights.subarray(total) }
}

/** The code at a place. */
export const codeAt = ({ codes }: WordHead, place: number): string =>
  codes.slice(CODE_WIDTH * place, CODE_WIDTH * (place + 1)).trimEnd()

/** The first place whose code is not before `code`; the number of codes when there is none. */
export function placeOf(head: WordHead, code: string): number {
  let low = 0
  let high = head.codes.length / CODE_WIDTH
  while (low < high) {
    const middle = (low + high) >> 1
    if (codeAt(head, middle) < code) low = middle + 1
    else high = middle
  }
  return low
}
