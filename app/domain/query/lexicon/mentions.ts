import { LISTED } from './catalogue.ts'
import { conceptOf } from './hierarchy.ts'
import { PhraseTree, partsPhrases } from './phrases.ts'
import type { Mention } from './types.ts'
import { wordsOf } from './words.ts'

const TREE = new PhraseTree<string>()
for (const concept of LISTED) for (const words of [concept.name, ...concept.synonyms]) TREE.add(words, concept.id)

/** Returns the concepts named in a text, longest phrase first and none overlapping, in order, with offsets into the text as given. */
export function mentionsIn(text: string): Mention[] {
  const words = wordsOf(text)
  const mentions: Mention[] = []
  for (let at = 0; at < words.length; at += 1) {
    const found = TREE.longestAt(words, at, partsPhrases)
    const first = words[at]
    const last = found ? words[at + found.length - 1] : undefined
    const concept = conceptOf(found?.values[0] ?? '')
    if (!found || !first || !last || !concept) continue
    const { start } = first
    const { end } = last
    mentions.push({ conceptId: concept.id, kind: concept.kind, start, end, words: text.slice(start, end) })
    at += found.length - 1
  }
  return mentions
}
