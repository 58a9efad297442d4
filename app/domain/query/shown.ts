import { sha256 } from '../audit/hash.ts'
import type { Query, Shown } from './query.ts'

/** Exactly what the addressee is shown. The answer page renders from this and nothing else; its hash is what the signature covers. */
export function shownOf(query: Pick<Query, 'id' | 'wordingNumber' | 'wording'>): Shown {
  const { title, kind, question, indicators, options } = query.wording
  return {
    queryId: query.id,
    wordingNumber: query.wordingNumber,
    title,
    kind,
    question,
    indicators: indicators.map(({ text, source, author, at }) => ({ text, source, author, at })),
    options: kind === 'open-ended' ? [] : options.map(({ id, text }) => ({ id, text })),
  }
}

/** SHA-256 (hex) over the canonical text of what is shown: JSON with the keys in the order of `Shown`. */
export function hashOfShown(shown: Shown): string {
  const { queryId, wordingNumber, title, kind, question, indicators, options } = shown
  return sha256(
    JSON.stringify([
      queryId,
      wordingNumber,
      title,
      kind,
      question,
      indicators.map((i) => [i.text, i.source, i.author, i.at]),
      options.map((o) => [o.id, o.text]),
    ]),
  )
}
