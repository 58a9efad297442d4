import { ancestorsOf } from './hierarchy.ts'
import { PhraseTree, partsPhrases } from './phrases.ts'
import type { Bearing } from './types.ts'
import { wordsOf } from './words.ts'

const CUES: { words: string; conceptId: string; strength: 'strong' | 'weak' }[] = [
  { words: 'furosemide', conceptId: 'heart-failure', strength: 'weak' },
  { words: 'pulmonary edema', conceptId: 'heart-failure', strength: 'strong' },
]
const TREE = new PhraseTree<(typeof CUES)[number]>()
for (const cue of CUES) TREE.add(cue.words, cue)
const MAPPED = new Set(CUES.map((cue) => cue.conceptId))

/** Returns what one indicator says about each concept of the map, in the order of the text. */
export function bearingsOf(indicatorText: string): Bearing[] {
  const words = wordsOf(indicatorText)
  return words.flatMap((first, at) => {
    const found = TREE.longestAt(words, at, partsPhrases)
    const last = found ? words[at + found.length - 1] : undefined
    if (!found || !last) return []
    const span = { start: first.start, end: last.end, words: indicatorText.slice(first.start, last.end) }
    return found.values.map(({ conceptId, strength }) => ({ conceptId, direction: 'for' as const, strength, ...span }))
  })
}

/** Returns whether the map can judge a concept, by itself or through a more general one; false means "not checked", never "unsupported". */
export function isMapped(id: string): boolean {
  return MAPPED.has(id) || [...ancestorsOf(id)].some((above) => MAPPED.has(above))
}
