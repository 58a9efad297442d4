/** A line of a delimited file with the number it starts on (from 1). */
export type Line = { number: number; cells: string[] }

/**
 * The lines of a CSV or tab-delimited text (RFC 4180 quoting: a quoted cell may hold the delimiter, doubled quotes and line ends). Blank
 * lines are left out; cells are trimmed and hold neither tabs nor line ends, which
 * kept rows could not carry. A quote that never closes takes the rest as one cell, which the column check then refuses.
 */
export function linesOf(text: string, delimiter: ',' | '\t'): Line[] {
  const lines: Line[] = []
  let number = 1
  let startedOn = 1
  let cells: string[] = []
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0
  const endLine = () => {
    if (cells.length > 1 || cells[0] !== '') lines.push({ number: startedOn, cells })
    cells = []
    startedOn = number
  }
  while (at <= text.length) {
    const { cell, next, newLines } = readCell(text, at, delimiter)
    cells.push(cell.replace(/[\t\r\n]+/g, ' ').trim())
    number += newLines
    at = next
    const end = text[at]
    if (end === delimiter) {
      at += 1
      continue
    }
    if (end === '\r' && text[at + 1] === '\n') at += 1
    at += 1
    number += 1
    endLine()
  }
  return lines
}

function readCell(text: string, from: number, delimiter: string): { cell: string; next: number; newLines: number } {
  if (text[from] === '"') return readQuoted(text, from + 1, delimiter)
  let at = from
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at += 1
  return { cell: text.slice(from, at), next: at, newLines: 0 }
}

function readQuoted(text: string, from: number, delimiter: string): { cell: string; next: number; newLines: number } {
  let cell = ''
  let at = from
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote === -1) {
      cell += text.slice(at)
      at = text.length
      break
    }
    cell += text.slice(at, quote)
    at = quote + 1
    if (text[at] !== '"') break
    cell += '"'
    at += 1
  }
  const newLines = cell.split('\n').length - 1
  // What stands behind a closing quote belongs to the cell still: no writer makes it, and it must not be lost.
  const rest = readTail(text, at, delimiter)
  return { cell: cell + rest, next: at + rest.length, newLines }
}

function readTail(text: string, from: number, delimiter: string): string {
  let at = from
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at += 1
  return text.slice(from, at)
}

/** A decimal of at most four places as an integer x 10,000, exactly ("1.1077" is 11077, ".5" 5000); null for anything else. */
export function toX10000(text: string): number | null {
  const match = /^(-?)(\d{0,9})(?:\.(\d{0,4})0*)?$/.exec(text.trim())
  if (!match || (match[2] === '' && !match[3])) return null
  const value = Number(match[2] || '0') * 10_000 + Number((match[3] ?? '').padEnd(4, '0'))
  return match[1] === '-' ? -value : value
}

/** Dollars as integer cents ("6,752.61", "$524.15"); null for anything else. */
export function toCents(text: string): number | null {
  const x10000 = toX10000(text.replace(/[$,]/g, ''))
  return x10000 === null || x10000 % 100 !== 0 ? null : x10000 / 100
}
