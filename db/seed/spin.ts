import type { Random } from './random.ts'

/** Words of a rendered text that a query may point at: `text.slice(start, end)`. */
export type Mark = { key: string; start: number; end: number }
export type Rendered = { text: string; marks: Mark[] }
export type Spinner = { random: Random; slot(name: string): string }

type Reader = { out: string; marks: Mark[] }

/** Index just past the bracket that closes the one opened before `from`. */
function closing(source: string, from: number, open: string, close: string): number {
  let depth = 1
  for (let at = from; at < source.length; at++) {
    if (source[at] === open) depth++
    if (source[at] === close && --depth === 0) return at
  }
  throw new Error(`Unclosed ${open} in: ${source}`)
}

/** Splits at the bars that are not inside further brackets. */
function alternatives(source: string): string[] {
  const parts: string[] = []
  let depth = 0
  let begin = 0
  for (let at = 0; at < source.length; at++) {
    if (source[at] === '[') depth++
    if (source[at] === ']') depth--
    if (source[at] === '|' && depth === 0) {
      parts.push(source.slice(begin, at))
      begin = at + 1
    }
  }
  parts.push(source.slice(begin))
  return parts
}

function write(reader: Reader, spinner: Spinner, source: string): void {
  let at = 0
  while (at < source.length) {
    const char = source[at]
    if (char === '[') {
      const end = closing(source, at + 1, '[', ']')
      write(reader, spinner, spinner.random.pick(alternatives(source.slice(at + 1, end))))
      at = end + 1
    } else if (char === '{') {
      const end = closing(source, at + 1, '{', '}')
      write(reader, spinner, spinner.slot(source.slice(at + 1, end)))
      at = end + 1
    } else if (char === '«') {
      const end = closing(source, at + 1, '«', '»')
      const colon = source.indexOf(':', at)
      const start = reader.out.length
      write(reader, spinner, source.slice(colon + 1, end))
      reader.marks.push({ key: source.slice(at + 1, colon), start, end: reader.out.length })
      at = end + 1
    } else {
      reader.out += char
      at++
    }
  }
}

/**
 * Renders a template: `[a|b]` is one of several wordings, `{slot}` a fact of the stay, `«key:words»` words that an indicator may quote.
 * Returns the text and the places of the quoted words in it.
 */
export function spin(spinner: Spinner, template: string): Rendered {
  const reader: Reader = { out: '', marks: [] }
  write(reader, spinner, template)
  return { text: reader.out, marks: reader.marks }
}

/** A document in the making: pieces are joined and their marks moved along. */
export class Page {
  text = ''
  marks: Mark[] = []
  private readonly spinner: Spinner

  constructor(spinner: Spinner) {
    this.spinner = spinner
  }

  add(template: string): this {
    const { text, marks } = spin(this.spinner, template)
    const offset = this.text.length
    this.text += text
    for (const mark of marks) this.marks.push({ key: mark.key, start: mark.start + offset, end: mark.end + offset })
    return this
  }

  line(template = ''): this {
    return this.add(template).add('\n')
  }
}
