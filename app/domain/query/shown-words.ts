import type { Query, Shown } from './query.ts'

/** Exactly what the addressee is shown. The answer page and the preview render from this and nothing else; its hash is what the signature covers. */
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
