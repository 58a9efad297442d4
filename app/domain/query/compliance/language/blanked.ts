/** Returns the text, of the same length, with each span replaced by blanks; spans may overlap, and the work grows with the text and the spans alone. */
export function blanked(text: string, spans: readonly { start: number; end: number }[]): string {
  if (spans.length === 0) return text
  const pieces: string[] = []
  let at = 0
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (end <= at) continue
    const from = Math.max(start, at)
    pieces.push(text.slice(at, from), ' '.repeat(end - from))
    at = end
  }
  return [...pieces, text.slice(at)].join('')
}
