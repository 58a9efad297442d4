import { NOT_FILLED } from '../compliance/rules/tokens.ts'
import type { Finding } from '../draft.ts'
import type { Wording } from '../query.ts'

/** Returns a P-TMPL error for every place of the words in which the `[hint]` that a filling leaves still stands. A slot as a template writes it (`{{name}}`) is told by the rules. */
export function openHintsIn(wording: Wording, hints: readonly string[]): Finding[] {
  const places = [
    { where: 'title', text: wording.title },
    { where: 'question', text: wording.question },
    ...wording.options.map(({ text }, n) => ({ where: `option ${n + 1}`, text })),
  ]
  return places.flatMap(({ where, text }) => {
    const excerpt = hints.map((words) => `[${words}]`).find((open) => text.toLowerCase().includes(open.toLowerCase()))
    return excerpt ? [{ rule: 'P-TMPL', severity: 'error' as const, where, excerpt, why: NOT_FILLED }] : []
  })
}
