import type { DemoQuery } from './inquiry.ts'
import type { WrittenDocument } from './notes/writer.ts'
import { seeded } from './random.ts'

/** How often an answer that gave a diagnosis is carried into the next notes: most often, not always. */
const CARRIED = 0.72
const GISTS = ['diagnosis', 'yes', 'words']

/** The diagnosis in the words that were answered; none where nothing but "yes" was. */
function answered({ query, answer }: DemoQuery): string {
  if (!answer || !GISTS.includes(answer.gist)) return ''
  const chosen = query.wording.options.filter(({ id }) => answer.optionIds.includes(id)).map(({ text }) => text)
  const words = (answer.words.trim() === '' ? chosen.join(', ') : answer.words).replace(/(?<![.\s])[.\s]+$/, '')
  return /^(yes|no)$|determin|not enough/i.test(words) ? '' : words
}

/**
 * Returns a stay's documents with answers carried into the clinicians' notes that were written after them, as a line at the end: no place that
 * a query quotes moves. Only notes after the last question carry any, so that no query asks what the record already says.
 */
export function carryAnswers(documents: readonly WrittenDocument[], queries: readonly DemoQuery[]): WrittenDocument[] {
  const carried = queries.flatMap((each) => {
    const words = answered(each)
    const isCarried = words !== '' && seeded(`${each.query.id}/carried`).chance(CARRIED)
    return isCarried && each.answer ? [{ words, after: each.answer.signedAt }] : []
  })
  const lastAsked = Math.max(...queries.map(({ query }) => query.createdAt.getTime()))
  return documents.map((document) => {
    if (document.writtenAt.getTime() <= lastAsked) return document
    const own = carried.filter(({ after }) => document.authorRole === 'provider' && document.writtenAt > after)
    if (own.length === 0) return document
    return { ...document, text: [document.text, ...own.map(({ words }) => `Clarified: ${words}.`)].join('\n') }
  })
}
