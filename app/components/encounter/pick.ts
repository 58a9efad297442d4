/** What a reader picked out of a chart: a pointer. Its words are taken from the chart again on the server. */
export type Pick = {
  id: string
  kind: 'document' | 'result' | 'medication' | 'procedure' | 'problem'
  sourceId: string
  start: number | null
  end: number | null
  text: string
  source: string
  author: string | null
  at: string | null
}

export const pickId = (pick: Omit<Pick, 'id'>): string =>
  `${pick.kind}:${pick.sourceId}:${pick.start ?? ''}-${pick.end ?? ''}`

/** The words a person has selected inside a note, as offsets into its text; null when nothing, or something else, is selected. */
export function selectedWords(container: HTMLElement): { start: number; end: number; text: string } | null {
  const selection = window.getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  if (!container.contains(range.startContainer) || !container.contains(range.endContainer)) return null
  const before = document.createRange()
  before.selectNodeContents(container)
  before.setEnd(range.startContainer, range.startOffset)
  const raw = range.toString()
  const lead = raw.length - raw.trimStart().length
  const text = raw.trim()
  if (text === '') return null
  const start = before.toString().length + lead
  return { start, end: start + text.length, text }
}
