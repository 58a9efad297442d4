export type Sentence = { start: number; end: number; asks: boolean }

const ABBREVIATED =
  /(?:^|[^a-z])(?:dr|mr|mrs|ms|st|vs|e\.g|i\.e|eg|ie|etc|approx|no|dx|hx|tx|rx|pt|q\.d|b\.i\.d|t\.i\.d|p\.o|i\.v|a\.m|p\.m|fig|ref|inc|jr|sr|prof|temp|resp|abd)$/i

function endsSentence(text: string, at: number): boolean {
  const mark = text[at]
  if (mark === '\n') return true
  if (mark === '?' || mark === '!') return true
  if (mark === ';') return true
  if (mark !== '.') return false
  const next = text[at + 1]
  if (next !== undefined && !/[\s"')\]\u201D\u2019]/.test(next)) return false
  return !ABBREVIATED.test(text.slice(Math.max(0, at - 8), at))
}

/** Returns the sentences of a text in order; semicolons and line ends part them too, full stops of abbreviations and decimals do not. */
export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = []
  let start = 0
  for (let at = 0; at < text.length; at += 1) {
    if (!endsSentence(text, at)) continue
    if (at > start) sentences.push({ start, end: at, asks: text[at] === '?' })
    start = at + 1
  }
  if (start < text.length) sentences.push({ start, end: text.length, asks: false })
  return sentences.filter(({ start: from, end }) => text.slice(from, end).trim() !== '')
}
