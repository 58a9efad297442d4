import type { Finding } from '../draft.ts'
import type { Wording } from '../query.ts'

/** A slot that was never filled, as a template writes it. */
const TOKEN = /\{\{[^{}]*\}\}/

/** Returns a P-TMPL error for every place of the words in which a slot still stands: as `{{name}}`, or as the `[hint]` that a filling leaves. */
export function unresolvedIn(wording: Wording, hints: readonly string[]): Finding[] {
  const places = [
    { where: 'title', text: wording.title },
    { where: 'question', text: wording.question },
    ...wording.options.map(({ text }, n) => ({ where: `option ${n + 1}`, text })),
  ]
  return places.flatMap(({ where, text }) => {
    const token = TOKEN.exec(text)?.[0]
    const hint = hints.map((words) => `[${words}]`).find((open) => text.toLowerCase().includes(open.toLowerCase()))
    const excerpt = token ?? hint
    const why = 'The chart did not fill this: put the words in its place, or take it out.'
    return excerpt ? [{ rule: 'P-TMPL', severity: 'error' as const, where, excerpt, why }] : []
  })
}
