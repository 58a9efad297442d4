import { normsOf, type Word } from './words.ts'

/** A tree of phrases, a word a step; finding the longest phrase at a place costs its length, however many phrases there are. */
export class PhraseTree<T> {
  readonly #next = new Map<string, PhraseTree<T>>()
  readonly #values: T[] = []

  /** Adds a value under the words of a phrase. */
  add(phrase: string, value: T): void {
    let node: PhraseTree<T> = this
    for (const norm of normsOf(phrase)) node = node.#step(norm)
    if (node !== this && !node.#values.includes(value)) node.#values.push(value)
  }

  #step(norm: string): PhraseTree<T> {
    const known = this.#next.get(norm)
    if (known) return known
    const fresh = new PhraseTree<T>()
    this.#next.set(norm, fresh)
    return fresh
  }

  /** Returns the longest phrase that begins at word `at` and does not cross `isBreak`, or null. */
  longestAt(
    words: readonly Word[],
    at: number,
    isBreak: (before: string) => boolean,
  ): { values: readonly T[]; length: number } | null {
    let node: PhraseTree<T> | undefined = this
    let found: { values: readonly T[]; length: number } | null = null
    for (let i = at; i < words.length; i += 1) {
      const word = words[i]
      if (!word || (i > at && isBreak(word.before))) break
      node = node.#next.get(word.norm)
      if (!node) break
      if (node.#values.length > 0) found = { values: node.#values, length: i - at + 1 }
    }
    return found
  }

  /** Returns the values under exactly these words. */
  exactly(phrase: string): readonly T[] {
    let node: PhraseTree<T> | undefined = this
    for (const norm of normsOf(phrase)) node = node?.#next.get(norm)
    return node ? node.#values : []
  }
}

/** Full stops, semicolons, colons, line ends and question marks part phrases; a comma, hyphen, slash or bracket need not. */
export function partsPhrases(before: string): boolean {
  return /[.;:?!\n\r|]/.test(before)
}
