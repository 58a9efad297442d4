import type { Wording } from './query.ts'

/**
 * Returns true when a draft is whole enough to be judged as its author's first: a title, a question that ends like a sentence, evidence,
 * and answers where the kind needs them. Words still being typed are no draft to count against anyone (house definition).
 */
export function isWholeDraft({ kind, title, question, options, indicators }: Wording): boolean {
  if (title.trim() === '' || indicators.length === 0) return false
  if (!/[.?!:]["')\]]?$/.test(question.trim())) return false
  return kind === 'open-ended' || options.filter(({ text }) => text.trim() !== '').length >= 2
}
