import type { Place } from './contribution.ts'
import words from './kept-words.json'

/**
 * Words that nearly every contribution uses, known by their place in the list. Kept rows hold these numbers: add at the end, never in
 * between. A word that is not there is spelled out in the row that uses it.
 */
export const KNOWN: readonly string[] = words
const NUMBER_OF = new Map(KNOWN.map((word, at) => [word, at]))
/** Where the numbers of a row's own words begin; those between are for words to be known later. */
export const OWN = 128

export type Line = number[]

/** Numbers for the words of one text; those that are not known stand in `own`. */
export class Words {
  readonly own: string[] = []
  private readonly numbers = new Map<string, number>()

  number(word: string): number {
    const known = NUMBER_OF.get(word) ?? this.numbers.get(word)
    if (known !== undefined) return known
    const next = OWN + this.own.push(word) - 1
    this.numbers.set(word, next)
    return next
  }
}

/** Numbers for its places, each written once as a line. */
export class Places {
  readonly lines: Line[] = []
  private readonly numbers = new Map<string, number>()
  constructor(private readonly words: Words) {}

  number({ providerId, month, facilityId }: Place): number {
    const key = `${providerId}\n${month}\n${facilityId}`
    const known = this.numbers.get(key)
    if (known !== undefined) return known
    const next = this.lines.push([this.words.number(providerId), month, this.words.number(facilityId)]) - 1
    this.numbers.set(key, next)
    return next
  }
}
