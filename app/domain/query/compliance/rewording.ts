import { plain } from './language/clean.ts'
import { sentencesOf } from './language/sentences.ts'

const CLAUSE =
  /(?:[,;]|(?<!\s))\s+(?:so that|so (?:we|the|your|this|it|our|you)\b|to ensure|to make sure|in order (?:to|that)|otherwise|because|since|as this|as it|which (?:will|would)|for accurate|for proper|to (?:accurately |fully |better )?(?:reflect|capture|show|support|justify|avoid|prevent|help|protect))\b[^.?;]*/gi

/** Returns a question without the clause of purpose that holds the words, or null when no such clause stands at a sentence's end. */
export function withoutClause(question: string, excerpt: string): string | null {
  const words = plain(question)
  const at = words.indexOf(excerpt)
  if (at < 0) return null
  for (const match of words.matchAll(CLAUSE)) {
    const end = match.index + match[0].length
    if (at >= match.index - 1 && at < end) return tidy(words.slice(0, match.index) + words.slice(end))
  }
  return null
}

/** Returns a question without the sentence that holds the words, or null when nothing would be left to ask. */
export function withoutSentence(question: string, excerpt: string): string | null {
  const words = plain(question)
  const at = words.indexOf(excerpt)
  const holding = sentencesOf(words).find(({ start, end }) => start <= at && at <= end)
  if (at < 0 || !holding) return null
  const rest = tidy(words.slice(0, holding.start) + words.slice(holding.end + 1))
  return /\?|\b(?:please|kindly)(?:\s+\S+){3}/i.test(rest) ? rest : null
}

function tidy(words: string): string {
  return words
    .replace(/\s{2,}/g, ' ')
    .replace(/(?<!\s)\s+([.,;?])/g, '$1')
    .trim()
}

const MARKS =
  /\*\*|__(?=[a-zA-Z])|<\/?[a-z][^>]*>|[\u2713\u2714\u2705\u2611\u2605\u2606\u2190\u25C4\u2192]|\[\s?[xX]\s?\]|<-{1,2}|!/gu
const PRAISE =
  /(?:(?<![\s([-])[\s([-]+|)\b(?:recommended|preferred|suggested|default|best supported(?: by [^()]{0,200})?|most likely|most consistent[^()]{0,200}|strongly supported[^()]{0,200}|meets? [^()]{0,200}criteria[^()]{0,200}|select)\b\s*[)\]]*/gi

/** Returns an option's words without marks, praise and words in capitals, for one tap; an unchanged answer means that a person must reword. */
export function neutralOption(words: string): string {
  const quiet = words.replace(MARKS, '').replace(PRAISE, '')
  const calm = quiet.replace(/\b[A-Z][A-Z-]{6,}\b/g, (word) => word.toLowerCase())
  const lone = tidy(calm.replace(/(?<!\s)\s*\([^()\d]*\d[^()]*\)/g, ''))
  return lone === '' ? lone : lone.charAt(0).toUpperCase() + lone.slice(1)
}
