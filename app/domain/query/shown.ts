import { sha256 } from '../audit/hash.ts'
import type { Shown } from './query.ts'

export { shownOf } from './shown-words.ts'

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
