import type { Wording } from './query.ts'

/** From what a draft was filled, and what its author made of it before it was sent (P-AI-HUMAN, P-TMPL): in words, for the proof. */
export type Drafting = {
  templateId: string
  /** Its title in that version; the id where the version is no longer on the shelf. */
  templateName: string
  templateVersion: number
  filledAt: string
  /** Null for fillings of which the words were not kept. */
  changes: string[] | null
}

/** Returns true when a draft holds words of its author that another template would replace; evidence stays whatever fills it. */
export function hasOwnWords(draft: Words, filled: Words | null): boolean {
  const said = ({ title, question, options }: Words) =>
    [title, question, ...options.map(({ text }) => text)].map((text) => text.trim()).join('\n')
  return said(draft).trim() !== '' && (filled === null || said(draft) !== said(filled))
}
export type Words = Pick<Wording, 'title' | 'question' | 'options'>

/** Returns how the words that were sent differ from those that a template filled; empty when nothing was changed. */
export function changesSince(filled: Wording, sent: Wording): string[] {
  const texts = ({ options }: Wording) => options.map(({ text }) => text)
  const quotes = ({ indicators }: Wording) => indicators.map(({ text }) => text)
  const without = (list: string[], other: string[]) => list.filter((one) => !other.includes(one))
  const said = (what: string, list: string[]) => (list.length > 0 ? [`${what}: ${list.join('; ')}`] : [])
  const [before, after] = [texts(filled), texts(sent)]
  const kept = before.filter((text) => after.includes(text))
  const order = after.filter((text) => before.includes(text))
  return [
    ...(filled.title === sent.title ? [] : [`title, filled as: ${filled.title}`]),
    ...(filled.question === sent.question ? [] : [`question, filled as: ${filled.question}`]),
    ...(filled.kind === sent.kind ? [] : [`kind, filled as: ${filled.kind}`]),
    ...said('options taken out', without(before, after)),
    ...said('options added', without(after, before)),
    ...(kept.join('|') === order.join('|') ? [] : ['options put in another order']),
    ...said('evidence taken out', without(quotes(filled), quotes(sent))),
    ...said('evidence added', without(quotes(sent), quotes(filled))),
  ]
}
