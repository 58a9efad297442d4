/** Decimal, hexadecimal and the five named references of XML 1.0; others stay as they are. */
function plain(text: string): string {
  const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,4});/gi, (whole, name: string) => {
    if (name[0] !== '#') return named[name.toLowerCase()] ?? whole
    const point = name[1]?.toLowerCase() === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return point > 0 && point < 0x110000 ? String.fromCodePoint(point) : whole
  })
}

/** The text between the `<t>` elements of a piece of XML: a cell may be written in several runs. */
const textIn = (xml: string): string =>
  [...xml.matchAll(/<t(?:\s[^>]*)?>([^<]*)<\/t>/g)].map(([, text = '']) => plain(text)).join('')

const columnOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0) - 1

function cellText(attributes: string, body: string, shared: readonly string[]): string {
  const value = /<v>([^<]*)<\/v>/.exec(body)?.[1] ?? ''
  if (/\bt="s"/.test(attributes)) return shared[Number(value)] ?? ''
  return /\bt="inlineStr"/.test(attributes) ? textIn(body) : plain(value)
}

function rowText(xml: string, shared: readonly string[]): string {
  const cells: string[] = []
  for (const [, attributes = '', body = ''] of xml.matchAll(/<c\s([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
    const letters = /\br="([A-Z]{1,3})\d+"/.exec(attributes)?.[1]
    const column = letters ? columnOf(letters) : cells.length
    while (cells.length < column) cells.push('')
    cells[column] = cellText(attributes, body, shared)
      .replace(/[\t\r\n]+/g, ' ')
      .trim()
  }
  return cells.join('\t')
}

/**
 * A workbook's sheet (ECMA-376 SpreadsheetML) as tab-separated lines. `sharedXml` is the part that holds its texts, '' without one.
 * Formulas give the values they were saved with.
 */
export function sheetLines(sheetXml: string, sharedXml: string): string {
  const shared = [...sharedXml.matchAll(/<si>(.*?)<\/si>/gs)].map(([, item = '']) => textIn(item))
  return [...sheetXml.matchAll(/<row\b[^>]*?(?:\/>|>(.*?)<\/row>)/gs)]
    .map(([, row = '']) => rowText(row, shared))
    .join('\n')
}
