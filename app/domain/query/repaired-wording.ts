import type { Draft, OptionRole } from './draft.ts'
import type { QueryOption, Wording } from './query.ts'

/** The fields of a wording that a repair changes. */
export type WordingChange = Partial<Pick<Wording, 'title' | 'question' | 'options' | 'indicators'>>

/** What a repair adds is a way out or a "not related"; never a diagnosis. */
function roleOfAdded(text: string): OptionRole {
  if (/^other\b/i.test(text)) return 'other'
  if (/^unable\b/i.test(text)) return 'undetermined'
  if (/^ruled out\b/i.test(text)) return 'ruled-out'
  return /^yes\b/i.test(text) ? 'yes' : 'no'
}

const isWayOut = ({ role }: QueryOption) => role === 'other' || role === 'undetermined'

function repairedOptions(options: readonly QueryOption[], texts: readonly string[]): QueryOption[] | null {
  if (texts.length === options.length) return options.map((option, n) => ({ ...option, text: texts[n] ?? option.text }))
  if (texts.length < options.length) {
    const gone = options.findIndex(({ text }, n) => text !== texts[n])
    const rest = options.filter((_, n) => n !== gone)
    return rest.every(({ text }, n) => text === texts[n]) && rest.length === texts.length ? rest : null
  }
  const ids = new Set(options.map(({ id }) => id))
  const added = texts.slice(options.length).map((text, n): QueryOption => {
    let id = `fix${n + 1}`
    while (ids.has(id)) id = `${id}x`
    return { id, text, role: roleOfAdded(text), supportedBy: [] }
  })
  const all = [...options, ...added]
  return [...all.filter((option) => !isWayOut(option)), ...all.filter(isWayOut).sort(otherFirst)]
}

const otherFirst = (a: QueryOption, b: QueryOption): number =>
  Number(a.role === 'undetermined') - Number(b.role === 'undetermined')

/**
 * Returns what a repair of the checked draft means for the kept words, or null where it means nothing that a wording can hold (a source's
 * label comes from the chart). Ids, roles and links of what stays are kept; what is added stands before the free answer and "unable".
 */
export function repairedWording(wording: Wording, before: Draft, after: Draft): WordingChange | null {
  const change: WordingChange = {}
  if (after.title !== before.title) change.title = after.title
  if (after.question !== before.question) change.question = after.question
  if (after.options.join('\n') !== before.options.join('\n')) {
    const options = repairedOptions(wording.options, after.options)
    if (!options) return null
    change.options = options
  }
  if (after.indicators.length < before.indicators.length) {
    const gone = before.indicators.findIndex(({ text }, n) => text !== after.indicators[n]?.text)
    const id = wording.indicators[gone]?.id
    change.indicators = wording.indicators.filter((indicator) => indicator.id !== id)
    const options = change.options ?? wording.options
    change.options = options.map((o) => ({ ...o, supportedBy: o.supportedBy.filter((s) => s !== id) }))
  }
  return Object.keys(change).length > 0 ? change : null
}
