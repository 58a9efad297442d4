import { normsOf, type Word } from './words.ts'

export type Found<T> = { values: readonly T[]; length: number }
type Node<T> = { next: Map<string, Node<T>>; values: T[] }

/** A tree of phrases, a word a step; finding the longest phrase at a place costs its length, however many phrases there are. */
export class PhraseTree<T> {
  readonly #root: Node<T> = { next: new Map(), values: [] }
  readonly #backwards: boolean
  /** Where each phrase ends: the words of a cue come with every concept that it bears on. */
  readonly #ends = new Map<string, Node<T>>()

  /** `backwards` keeps phrases from their last word, to be found by where they end. */
  constructor(options: { backwards: boolean } = { backwards: false }) {
    this.#backwards = options.backwards
  }

  /** Adds a value under the words of a phrase. */
  add(phrase: string, value: T): void {
    const known = this.#ends.get(phrase)
    const node = known ?? this.#endOf(normsOf(phrase))
    if (!known) this.#ends.set(phrase, node)
    if (node !== this.#root && !node.values.includes(value)) node.values.push(value)
  }

  #endOf(norms: string[]): Node<T> {
    let node = this.#root
    for (const norm of this.#backwards ? norms.reverse() : norms) {
      let next = node.next.get(norm)
      if (!next) {
        next = { next: new Map(), values: [] }
        node.next.set(norm, next)
      }
      node = next
    }
    return node
  }

  /** Returns the longest phrase that begins (backwards: ends) at word `at` and does not cross a break, or null. */
  longestAt(words: readonly Word[], at: number, isBreak: (before: string) => boolean): Found<T> | null {
    const step = this.#backwards ? -1 : 1
    let node: Node<T> | undefined = this.#root
    let found: Found<T> | null = null
    for (let length = 1; ; length += 1) {
      const i = at + step * (length - 1)
      const word = words[i]
      const gap = this.#backwards ? words[i + 1]?.before : word?.before
      if (!word || (length > 1 && isBreak(gap ?? ''))) return found
      node = node.next.get(word.norm)
      if (!node) return found
      if (node.values.length > 0) found = { values: node.values, length }
    }
  }
}

/** Full stops, semicolons, colons, question marks and line ends part phrases; a comma, hyphen, slash or bracket need not. */
export function partsPhrases(before: string): boolean {
  return /[.;:?!\n\r|\u2022]/.test(before)
}
