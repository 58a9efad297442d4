import { composedOf } from './compositions.ts'
import table from './data/details.json'
import { PhraseTree, partsPhrases } from './phrases.ts'
import type { Mention } from './types.ts'
import { wordsOf } from './words.ts'

/** A word that narrows a diagnosis without being part of its concept: "acute" in "acute pericarditis", "left" in "cellulitis, left". */
export type Detail = { axis: string; value: string; start: number; end: number; words: string }

const WORDS = new PhraseTree<{ axis: string; value: string }>()
for (const { axis, values } of table.details) {
  for (const { value, words } of values) for (const phrase of words) WORDS.add(phrase, { axis, value })
}
/** How much text on either side may hold a detail, in characters. */
const BESIDE = 40

/** Returns the details beside a mention that its concept does not hold already: acuity, severity, side, stage, onset; offsets are into the text as given. */
export function detailsOf(text: string, mention: Pick<Mention, 'conceptId' | 'start' | 'end'>): Detail[] {
  const held = composedOf(mention.conceptId)?.choice ?? {}
  const before = text.slice(Math.max(0, mention.start - BESIDE), mention.start)
  const after = text.slice(mention.end, mention.end + BESIDE)
  const from = mention.start - before.length
  return [...adjoining(before, 'end', from), ...adjoining(after, 'start', mention.end)]
    .filter(({ axis }) => held[axis] === undefined)
    .map(({ axis, value, start, end }) => ({ axis, value, start, end, words: text.slice(start, end) }))
}

/** Only words that touch the mention, or other details that do, belong to it. */
function adjoining(
  stretch: string,
  side: 'start' | 'end',
  offset: number,
): { axis: string; value: string; start: number; end: number }[] {
  const words = wordsOf(stretch)
  const hits = words.flatMap((word, at) => {
    const found = WORDS.longestAt(words, at, partsPhrases)
    const value = found?.values[0]
    const end = words[at + (found?.length ?? 1) - 1]?.end ?? word.end
    return value ? [{ ...value, start: word.start, end }] : []
  })
  const ordered = side === 'end' ? hits.reverse() : hits
  const kept: { axis: string; value: string; start: number; end: number }[] = []
  let edge = side === 'end' ? stretch.length : 0
  for (const hit of ordered) {
    const gap = side === 'end' ? stretch.slice(hit.end, edge) : stretch.slice(edge, hit.start)
    if (!/^[\s,()/-]*(?:and |or |of |on )?$/i.test(gap) || /[.;:\n]/.test(gap)) break
    kept.push({ ...hit, start: hit.start + offset, end: hit.end + offset })
    edge = side === 'end' ? hit.start : hit.end
  }
  return kept
}
