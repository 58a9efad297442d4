import { once } from '#app/domain/shared/once.ts'
import { readerOf } from './ambiguity.ts'
import { AMBIGUOUS, CAPITALS, LISTED } from './catalogue.ts'
import { baseWords, composedOf } from './compositions.ts'
import { conceptsOf, growLeft, growRight, type Stretch } from './expand.ts'
import { conceptOf } from './hierarchy.ts'
import { PhraseTree, partsPhrases } from './phrases.ts'
import type { Mention } from './types.ts'
import { type Word, wordsOf } from './words.ts'

type Entry = { conceptId: string } | { ambiguous: string }

const names = once(() => {
  const tree = new PhraseTree<Entry>()
  for (const { word } of AMBIGUOUS) tree.add(word, { ambiguous: word })
  for (const { words, conceptId } of baseWords()) tree.add(words, { conceptId })
  for (const { id, name, synonyms } of LISTED) {
    for (const words of [name, ...synonyms].flatMap(withInversion)) tree.add(words, { conceptId: id })
  }
  return tree
})
const meaningOf = once(() => readerOf(AMBIGUOUS))

/** "acute pancreatitis" is also written "pancreatitis, acute". */
function withInversion(words: string): string[] {
  const [, adjective, noun] =
    /^(acute on chronic|acute|chronic|subacute|severe|mild|moderate|primary|secondary|traumatic|viral|bacterial|postoperative)\s+(\S.*)$/i.exec(
      words,
    ) ?? []
  return adjective && noun ? [words, `${noun}, ${adjective}`] : [words]
}

/** Returns the concepts named in a text in order, longest phrase first, with offsets into the text as given. Only a choice ("acute or chronic heart failure") yields two mentions of the same words. */
export function mentionsIn(text: string): Mention[] {
  const words = wordsOf(text)
  const plain = plainStretches(words)
  if (plain.length === 0) return []
  return mergeTwins(grow(plain, words), words, text).flatMap((stretch) => {
    const start = words[stretch.first]?.start ?? 0
    const end = words[stretch.last]?.end ?? 0
    return conceptsOf(stretch).flatMap((conceptId) => {
      const kind = conceptOf(conceptId)?.kind
      return kind ? [{ conceptId, kind, start, end, words: text.slice(start, end) }] : []
    })
  })
}

function plainStretches(words: readonly Word[]): Stretch[] {
  const stretches: Stretch[] = []
  for (let at = 0; at < words.length; at += 1) {
    const found = names().longestAt(words, at, partsPhrases)
    const entry = found?.values[0]
    if (!found || !entry || isLowerCaseWord(words, at, found.length)) continue
    const conceptId = 'ambiguous' in entry ? meaningOf()(entry.ambiguous, words, at) : entry.conceptId
    if (conceptId !== null) {
      const last = at + found.length - 1
      stretches.push({ conceptId, first: at, last, composed: composedOf(conceptId), hits: [], isChoice: false })
    }
    at += found.length - 1
  }
  return stretches
}

/** "AS" and "ALL" name diseases only in capitals. */
function isLowerCaseWord(words: readonly Word[], at: number, length: number): boolean {
  const word = words[at]
  return length === 1 && word !== undefined && CAPITALS.has(word.norm) && word.raw !== word.raw.toUpperCase()
}

/** All grow leftwards before any grows rightwards: an adjective belongs to the word it stands before. */
function grow(plain: readonly Stretch[], words: readonly Word[]): Stretch[] {
  const owner = new Map<number, number>()
  const stretches = [...plain]
  const own = (index: number) => {
    const stretch = stretches[index]
    if (stretch) for (let i = stretch.first; i <= stretch.last; i += 1) owner.set(i, index)
  }
  for (const index of stretches.keys()) own(index)
  const isFreeFor = (index: number) => (first: number, last: number) => {
    for (let i = first; i <= last; i += 1) {
      const by = owner.get(i)
      const other = by === undefined || by === index ? undefined : stretches[by]
      if (other && (other.first < first || other.last > last)) return false
    }
    return true
  }
  for (const side of [growLeft, growRight]) {
    for (const [index, stretch] of stretches.entries()) {
      if (stretch.composed && owner.get(stretch.first) === index) {
        stretches[index] = side(stretch, words, isFreeFor(index))
        own(index)
      }
    }
  }
  return stretches.filter((stretch, index) => {
    const by = owner.get(stretch.first) ?? index
    return by === index || isNamedWithin(plain[index], plain[by], words)
  })
}

/** "diabetes with ketoacidosis" names ketoacidosis too; "MRSA pneumonia" does not name a second thing. */
function isNamedWithin(inner: Stretch | undefined, outer: Stretch | undefined, words: readonly Word[]): boolean {
  if (!inner || !outer) return false
  const isGlue = inner.first === inner.last && outer.composed?.grammar.glue.has(words[inner.first]?.norm ?? '') === true
  return inner.first > outer.first && !isGlue && conceptOf(inner.conceptId)?.kind === 'diagnosis'
}

/** "diastolic (HFpEF) heart failure": two names of one thing side by side are one mention, unless they differ. */
function mergeTwins(stretches: readonly Stretch[], words: readonly Word[], text: string): Stretch[] {
  const merged: Stretch[] = []
  for (const stretch of stretches) {
    const before = merged.at(-1)
    const twin = before ? twinOf(before, stretch) : null
    const gap = before ? text.slice(words[before.last]?.end, words[stretch.first]?.start) : ''
    if (twin && /^[\s(),/-]{0,3}$/.test(gap)) merged[merged.length - 1] = twin
    else merged.push(stretch)
  }
  return merged
}

function twinOf(a: Stretch, b: Stretch): Stretch | null {
  if (!a.composed || !b.composed || a.composed.grammar !== b.composed.grammar) return null
  const own = Object.entries(b.composed.choice).map(([axis, value]) => ({ axis, value }))
  const both: Stretch = { ...a, last: b.last, hits: [...a.hits, ...own, ...b.hits], isChoice: a.isChoice || b.isChoice }
  return conceptsOf({ ...both, isChoice: true }).length === 1 ? both : null
}
