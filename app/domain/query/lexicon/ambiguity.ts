import type { AmbiguousWord } from './types.ts'
import { normsOf, type Word } from './words.ts'

type Sense = { concept: string | null; cues: string[][] }
type Reading = { senses: Sense[]; fallback: string | null }

/** How far from the word a cue may stand, in words. */
const REACH = 30

/** Returns a reader of ambiguous words: given the words around it, the concept meant, or null for a sense that is none. */
export function readerOf(
  table: readonly AmbiguousWord[],
): (key: string, words: readonly Word[], at: number) => string | null {
  const readings = new Map<string, Reading>()
  for (const { word, senses, fallback } of table) {
    readings.set(word, {
      senses: senses.map(({ concept, cues }) => ({ concept, cues: cues.map(normsOf).filter((cue) => cue.length > 0) })),
      fallback,
    })
  }
  return (key, words, at) => {
    const reading = readings.get(key)
    return reading ? read(reading, words, at) : null
  }
}

/** The sense with the most weight of cues wins; a nearer cue weighs more; the first listed wins a tie. */
function read({ senses, fallback }: Reading, words: readonly Word[], at: number): string | null {
  let best = 0
  let meant = fallback
  const around = placesAround(words, at)
  for (const { concept, cues } of senses) {
    const weight = cues.reduce((sum, cue) => sum + weightOf(cue, words, at, around), 0)
    if (weight > best) {
      best = weight
      meant = concept
    }
  }
  return meant
}

/** Where each word around a place stands: a place has far fewer words around it than its word has cues. */
function placesAround(words: readonly Word[], at: number): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>()
  for (let i = Math.max(0, at - REACH); i <= at + REACH && i < words.length; i += 1) {
    const norm = words[i]?.norm ?? ''
    if (i === at) continue
    const known = places.get(norm)
    if (known) known.push(i)
    else places.set(norm, [i])
  }
  return places
}

function weightOf(
  cue: readonly string[],
  words: readonly Word[],
  at: number,
  around: ReadonlyMap<string, readonly number[]>,
): number {
  let nearest = Number.POSITIVE_INFINITY
  for (const i of around.get(cue[0] ?? '') ?? []) {
    if (cue.every((norm, k) => words[i + k]?.norm === norm)) nearest = Math.min(nearest, Math.abs(i - at))
  }
  return nearest === Number.POSITIVE_INFINITY ? 0 : 1 + 4 / nearest
}
