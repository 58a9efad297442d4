import { blanked } from '../language/blanked.ts'
import { lowered, plain } from '../language/clean.ts'
import { MASK } from '../language/pattern.ts'
import { type Quote, quotesIn } from '../language/quotes.ts'
import { type Sentence, sentencesOf } from '../language/sentences.ts'
import type { DocumentedDiagnosis, Standing } from './documented.ts'
import { everydayTurnsIn, smallTalkIn } from './small-talk.ts'
import { type Subject, subjectsIn } from './subjects.ts'

/** One piece of a draft, read: `mask` has the length of `text` and is what patterns look at; see language/pattern.ts. */
export type Passage = {
  where: string
  text: string
  mask: string
  sentences: readonly Sentence[]
  quotes: readonly Quote[]
  subjects: readonly Subject[]
}

const MARK: Record<Standing, string> = {
  documented: MASK.documented,
  deeper: MASK.deeper,
  undocumented: MASK.undocumented,
}

function overwrite(signs: string[], start: number, end: number, mark: string): void {
  for (let at = start; at < end; at += 1) signs[at] = mark
}

/** Small talk and everyday turns, in a question alone: an indicator or an answer has none. */
function withoutSmallTalk(signs: string[], sentences: readonly Sentence[]): void {
  const before = signs.join('')
  for (const { start, end } of [...smallTalkIn(before, sentences), ...everydayTurnsIn(before)])
    overwrite(signs, start, end, MASK.innocent)
}

function maskOf(
  { where, text }: { where: string; text: string },
  sentences: readonly Sentence[],
  quotes: readonly Quote[],
  subjects: readonly Subject[],
): string {
  const signs = lowered(text).split('')
  for (const { start, end, standing } of subjects) overwrite(signs, start, end, MARK[standing])
  for (const { start, end, speaker } of quotes) {
    if (speaker === 'provider' || speaker === 'report') overwrite(signs, start, end, MASK.quoted)
  }
  if (where === 'question') withoutSmallTalk(signs, sentences)
  return withEnds(signs, sentences)
}

function withEnds(signs: string[], sentences: readonly Sentence[]): string {
  for (const { end, asks } of sentences) if (end < signs.length) signs[end] = asks ? MASK.asked : MASK.stop
  return signs.join('')
}

/** Returns a piece of a draft whose mask holds every word as it stands: small talk, names of diagnoses and quotations too. */
export function unmasked(passage: Passage): Passage {
  return { ...passage, mask: withEnds(lowered(passage.text).split(''), passage.sentences) }
}

/** Returns a piece of a draft with its sentences, quotations and diagnoses found and masked; `source` is an indicator's stated source. */
export function readPassage(
  where: string,
  given: string,
  documented: readonly DocumentedDiagnosis[],
  source = '',
): Passage {
  const text = plain(given)
  const sentences = sentencesOf(text)
  const quotes = quotesIn(text, source)
  const subjects = subjectsIn(text, documented, quotes)
  return { where, text, mask: maskOf({ where, text }, sentences, quotes, subjects), sentences, quotes, subjects }
}

/** Returns the sentence that holds an offset, or the whole text where none does. */
export function sentenceAt(passage: Passage, at: number): Sentence {
  let low = 0
  let high = passage.sentences.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const sentence = passage.sentences[middle]
    if (!sentence || sentence.start > at) high = middle - 1
    else if (sentence.end < at) low = middle + 1
    else return sentence
  }
  return { start: 0, end: passage.text.length, asks: false }
}

/** Returns the exact words between two offsets, at most 200 signs, without the space around them. */
export function wordsAt(passage: Passage, start: number, end: number): string {
  return passage.text.slice(start, Math.min(end, start + 200)).replace(/^[\s,;:()-]+|(?<![\s,;:(-])[\s,;:(-]+$/g, '')
}

/** Returns the text with its quotations blanked, in marks of either kind: what the author of the draft says himself. */
export function withoutQuotes({ text, quotes }: Pick<Passage, 'text' | 'quotes'>): string {
  return blanked(text, quotes)
}
