/** What of a chart is searched: the words of each fact, and where they came from. */
export type SearchedChart = {
  documents: readonly { id: string; type: string; authorName: string | null; writtenAt: Date | string; text: string }[]
  results: readonly { name: string; values: readonly { id: string; said: string; takenAt: Date | string }[] }[]
  medications: readonly SearchedFact[]
  procedures: readonly SearchedFact[]
  problems: readonly { id: string; name: string; status: string | null; codings: readonly { code: string }[] }[]
  lines?: readonly { id: string; code: string; title: string | null }[]
}
type SearchedFact = { id: string; text: string; source: string; at: string | null }

export const HIT_KINDS = ['document', 'result', 'medication', 'procedure', 'problem', 'line'] as const
export type HitKind = (typeof HIT_KINDS)[number]
/** A place in the chart where all words of a search stand. Offsets are those of a note's text; null for other facts. */
export type Hit = {
  kind: HitKind
  sourceId: string
  start: number | null
  end: number | null
  text: string
  source: string
  author: string | null
  at: string | null
}

/** Fewer letters than this find everything and nothing. */
export const LEAST_LETTERS = 2
/** More of a kind than this are not read in a list. */
const MOST_OF_A_KIND = 8
/** A sentence longer than this is quoted around its first word. */
const MOST_QUOTED = 300

/** Returns where all words of a search stand, newest first within a kind, at most eight of each; empty for fewer than two letters. */
export function findInChart(chart: SearchedChart, search: string): Hit[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.join('').length < LEAST_LETTERS) return []
  const has = (text: string) => {
    const lower = text.toLowerCase()
    return words.every((word) => lower.includes(word))
  }
  const facts = (kind: HitKind, rows: readonly SearchedFact[]): Hit[] =>
    rows.filter(({ text }) => has(text)).map((row) => fact(kind, row.id, row.text, row.source, row.at))
  const found: Hit[][] = [
    chart.documents.flatMap((note) => sentencesWith(note, has, words[0] ?? '')),
    chart.results.flatMap(({ name, values }) =>
      values
        .filter(({ said }) => has(`${name} ${said}`))
        .map(({ id, said, takenAt }) => fact('result', id, said, 'Result', new Date(takenAt).toISOString())),
    ),
    facts('medication', chart.medications),
    facts('procedure', chart.procedures),
    chart.problems
      .filter(({ name, codings }) => has([name, ...codings.map(({ code }) => code)].join(' ')))
      .map(({ id, name }) => fact('problem', id, name, 'Problem list', null)),
    (chart.lines ?? [])
      .filter(({ code, title }) => has(`${code} ${bare(code)} ${title ?? ''}`))
      .map(({ id, code, title }) => fact('line', id, [code, title].filter(Boolean).join(' '), 'Coded line', null)),
  ]
  return found.flatMap((hits) => newestFirst(hits).slice(0, MOST_OF_A_KIND))
}

const bare = (code: string) => code.replace('.', '')
const fact = (kind: HitKind, sourceId: string, text: string, source: string, at: string | null): Hit => ({
  ...{ kind, sourceId, text, source, at },
  ...{ start: null, end: null, author: null },
})
const newestFirst = (hits: Hit[]): Hit[] => hits.toSorted((a, b) => (b.at ?? '').localeCompare(a.at ?? ''))

/** The sentences of a note that hold all words; a sentence ends at a line's end, or at a stop before a space. */
function sentencesWith(note: SearchedChart['documents'][number], has: (text: string) => boolean, first: string): Hit[] {
  const hits: Hit[] = []
  for (const match of note.text.matchAll(/(?:[^.!?\n]|[.!?](?!\s|$))+[.!?]?/g)) {
    if (!has(match[0])) continue
    const [start, end] = within(match[0], first)
    const at = match.index + start
    hits.push({
      ...fact('document', note.id, match[0].slice(start, end), note.type, new Date(note.writtenAt).toISOString()),
      ...{ start: at, end: at + (end - start), author: note.authorName },
    })
  }
  return hits
}

/** The part of a sentence that is quoted, without the spaces around it: all of it, or the words around the first one looked for. */
function within(sentence: string, word: string): [start: number, end: number] {
  const lead = sentence.length - sentence.trimStart().length
  const last = sentence.trimEnd().length
  if (last - lead <= MOST_QUOTED) return [lead, last]
  const from = Math.max(lead, sentence.toLowerCase().indexOf(word) - MOST_QUOTED / 2)
  const space = from === lead ? lead : sentence.indexOf(' ', from) + 1
  const stop = sentence.lastIndexOf(' ', space + MOST_QUOTED)
  return [space, stop > space ? stop : Math.min(last, space + MOST_QUOTED)]
}
