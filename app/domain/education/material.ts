import { ok, type Result, refuse } from '#app/domain/shared/result.ts'

export type CodeLine = { code: string; wording: string }
/** A slide: its heading and a sentence under it, '' where the speaker has the word. */
export type Slide = { heading: string; words: string }
export type Question = { words: string; choices: string[]; right: number; why: string }
/** A piece of teaching: what to write about one family, for the desk, the screen at the front and the phone. */
export type Material = {
  id: string
  title: string
  /** An id of the table of diagnosis families, or of a chapter. */
  family: string
  axes: string[]
  /** The fiscal year's edition of ICD-10-CM that the codes are of. */
  release: string
  version: number
  document: string[]
  why: string[]
  before: string
  after: string
  codes: CodeLine[]
  card: string[]
  slides: Slide[]
  quiz: Question[]
}
export type MaterialRefusal = 'no-front-matter' | 'part-missing' | 'quiz-malformed' | 'code-malformed'

const PARTS = ['Document', 'Why it matters', 'Before', 'After', 'Codes', 'Card', 'Slides', 'Quiz'] as const
type Part = (typeof PARTS)[number]

const items = (text: string): string[] => [...text.matchAll(/^- (.+)$/gm)].map((found) => (found[1] ?? '').trim())
const quoted = (text: string): string => text.replace(/^> ?/gm, '').trim()
const paragraphs = (text: string): string[] => text.split(/\n\s*\n/).filter((part) => part.trim() !== '')

/** A piece from its Markdown: front matter between `---`, then one `##` a part. Refuses what lacks a part or has a question without one right choice. */
export function readMaterial(id: string, text: string): Result<Material, MaterialRefusal> {
  const whole = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text.replace(/\r\n/g, '\n'))
  if (!whole) return refuse('no-front-matter')
  const front = new Map([...(whole[1] ?? '').matchAll(/^(\w+):(.*)$/gm)].map((m) => [m[1] ?? '', (m[2] ?? '').trim()]))
  const parts = partsOf(whole[2] ?? '')
  const part = (name: Part): string => parts.get(name) ?? ''
  if (PARTS.some((name) => part(name).trim() === '') || !front.get('title') || !front.get('family')) {
    return refuse('part-missing')
  }
  const quiz = readQuiz(part('Quiz'))
  if (!quiz) return refuse('quiz-malformed')
  const codes = readCodes(part('Codes'))
  if (!codes) return refuse('code-malformed')
  return ok({
    ...{ id, quiz, codes, title: front.get('title') ?? '', family: front.get('family') ?? '' },
    axes: (front.get('axes') ?? '').split(',').map((axis) => axis.trim()),
    release: front.get('release') ?? '',
    version: Number(front.get('version') ?? 1),
    document: items(part('Document')),
    why: paragraphs(part('Why it matters')),
    before: quoted(part('Before')),
    after: quoted(part('After')),
    card: items(part('Card')),
    slides: items(part('Slides')).map(slideOf),
  })
}

/** "Heading | words under it"; the words may be missing. */
function slideOf(line: string): Slide {
  const [heading = '', ...words] = line.split(' | ')
  return { heading, words: words.join(' | ') }
}

function partsOf(body: string): Map<string, string> {
  const pieces = body.split(/^## (.+)$/m).slice(1)
  return new Map(
    pieces.flatMap((name, i): [string, string][] => (i % 2 === 0 ? [[name.trim(), (pieces[i + 1] ?? '').trim()]] : [])),
  )
}

/** "I50.9 | wording" a line; null where one is not. The code is kept without its dot. */
function readCodes(text: string): CodeLine[] | null {
  const lines = items(text).map((line) => /^([A-Z]\d[0-9A-Z])(?:\.([0-9A-Z]{1,4}))? \| (.+)$/.exec(line))
  return lines.flatMap((m) => (m ? [{ code: `${m[1]}${m[2] ?? ''}`, wording: m[3] ?? '' }] : [])).length ===
    lines.length
    ? lines.flatMap((m) => (m ? [{ code: `${m[1]}${m[2] ?? ''}`, wording: m[3] ?? '' }] : []))
    : null
}

/** Each `###` is a question; `[x]` marks the right one; the paragraph after the choices explains. Null where one is not whole. */
function readQuiz(text: string): Question[] | null {
  const pieces = text.split(/^### (.+)$/m).slice(1)
  const questions: Question[] = []
  for (let i = 0; i + 1 < pieces.length; i += 2) {
    const [words = '', rest = ''] = [pieces[i], pieces[i + 1]]
    const choices = [...rest.matchAll(/^- \[([ x])\] (.+)$/gm)]
    const right = choices.findIndex((choice) => choice[1] === 'x')
    const why = rest.replace(/^- .*$/gm, '').trim()
    const isWhole = choices.length >= 2 && choices.filter((choice) => choice[1] === 'x').length === 1 && why !== ''
    if (!isWhole) return null
    questions.push({ words: words.trim(), choices: choices.map((choice) => (choice[2] ?? '').trim()), right, why })
  }
  return questions
}
