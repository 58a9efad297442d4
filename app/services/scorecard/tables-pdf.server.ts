import { latinOf, openPdf, type Pdf } from '../pdf.server.ts'
import { type Cell, inWidths, type TableOf } from './table-cells.server.ts'

const [LEFT, WIDTH, BOTTOM] = [40, 712, 572]
const MOST_COLUMNS = 9
const plain = (cell: Cell): string => (cell === null ? '–' : latinOf(String(cell)))

/** Tables as a document of Letter pages, across: what is printed and taken to a meeting. */
export async function tablesPdf(title: string, lead: string, tables: readonly TableOf[]): Promise<Buffer> {
  const page = await openPdf({
    ...{ size: 'LETTER', layout: 'landscape' as const, info: { Title: title } },
    margins: { top: 40, left: LEFT, right: 40, bottom: 36 },
  })
  const parts: Buffer[] = []
  const done = new Promise<Buffer>((resolve, reject) => {
    page.on('data', (part: Buffer) => parts.push(part))
    page.on('end', () => resolve(Buffer.concat(parts)))
    page.on('error', reject)
  })
  page.font('Helvetica-Bold').fontSize(16).fillColor('#14191f').text(`Scorecards: ${title}`, LEFT, 40)
  page.font('Helvetica').fontSize(9).fillColor('#47515c').text(plain(lead), { width: WIDTH }).moveDown(0.8)
  for (const table of tables)
    if (table.rows.length > 0) for (const part of inWidths(table, MOST_COLUMNS)) drawTable(page, part)
  page.end()
  return done
}

function drawTable(page: Pdf, { name, columns, rows }: TableOf): void {
  const shown = Math.min(columns.length, MOST_COLUMNS)
  const first = shown > 5 ? 150 : 200
  const rest = (WIDTH - first) / Math.max(1, shown - 1)
  const line = (cells: readonly Cell[], font: string, colour: string) => {
    const heights = cells.slice(0, shown).map((cell, at) =>
      page
        .font(font)
        .fontSize(8)
        .heightOfString(plain(cell), { width: (at === 0 ? first : rest) - 6 }),
    )
    const height = Math.max(...heights)
    if (page.y + height > BOTTOM) page.addPage()
    const y = page.y
    cells.slice(0, shown).forEach((cell, at) => {
      page.fillColor(colour).text(plain(cell), at === 0 ? LEFT : LEFT + first + (at - 1) * rest, y, {
        width: (at === 0 ? first : rest) - 6,
      })
    })
    page.y = y + height + 4
  }
  if (page.y > BOTTOM - 60) page.addPage()
  page.font('Helvetica-Bold').fontSize(11).fillColor('#14191f').text(name, LEFT, page.y).moveDown(0.3)
  line(columns, 'Helvetica-Bold', '#47515c')
  for (const row of rows) line(row, 'Helvetica', '#14191f')
  page.moveDown(1)
}
