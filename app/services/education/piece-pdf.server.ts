import type { Material } from '#app/domain/education/material.ts'
import { latinOf, openPdf, type Pdf } from '../pdf.server.ts'

const [LEFT, WIDTH, EDGE] = [64, 484, 56]
/** A heading and two lines of what it heads: fewer do not stay at the foot of a page. */
const KEPT_TOGETHER = 72
function heading(page: Pdf, words: string, tall = KEPT_TOGETHER): void {
  page.moveDown(0.8)
  if (page.y + tall > page.page.height - EDGE) page.addPage()
  page.font('Helvetica-Bold').fontSize(13).text(words, LEFT, page.y, { width: WIDTH }).moveDown(0.25)
}
const body = (page: Pdf, words: string) =>
  page.font('Helvetica').fontSize(11).text(latinOf(words), LEFT, page.y, { width: WIDTH, lineGap: 2 }).moveDown(0.35)
const bullets = (page: Pdf, lines: readonly string[]) =>
  page
    .font('Helvetica')
    .fontSize(11)
    .list(lines.map(latinOf), LEFT, page.y, {
      ...{ width: WIDTH, lineGap: 2, bulletRadius: 2, textIndent: 12, paragraphGap: 3 },
    })
const dotted = (code: string): string => (code.length > 3 ? `${code.slice(0, 3)}.${code.slice(3)}` : code)

/** A piece to hand out: one or two pages of Letter paper. */
export async function piecePdf(piece: Material & { label: string }): Promise<Buffer> {
  const margins = { top: EDGE, left: LEFT, right: LEFT, bottom: EDGE }
  const page = await openPdf({ size: 'LETTER', margins, info: { Title: piece.title }, lang: 'en' })
  const parts: Buffer[] = []
  page.on('data', (part: Buffer) => parts.push(part))
  const done = new Promise<void>((resolve, reject) => {
    page.on('end', resolve)
    page.on('error', reject)
  })
  page.font('Helvetica-Bold').fontSize(20).text(latinOf(piece.title), LEFT, page.y, { width: WIDTH })
  page.font('Helvetica').fontSize(10).fillColor('#47515c').text(latinOf(piece.label)).fillColor('#14191f')
  heading(page, 'What to document')
  bullets(page, piece.document)
  heading(page, 'Why it matters')
  for (const words of piece.why) body(page, words)
  heading(page, 'Before')
  body(page, piece.before)
  heading(page, 'After')
  body(page, piece.after)
  heading(page, 'What each wording leads to')
  bullets(
    page,
    piece.codes.map(({ code, wording }) => `${dotted(code)}  ${wording}`),
  )
  // With its lines and the foot: neither stands alone on a page.
  heading(page, 'In three lines', 2 * KEPT_TOGETHER)
  bullets(page, piece.card)
  page.moveDown(1).fontSize(9).fillColor('#47515c')
  page.text(
    `ICD-10-CM of fiscal year ${piece.release} (CDC/NCHS). Piece version ${piece.version}. The examples are invented: write what is true of your patient, and only that.`,
    LEFT,
    page.y,
    { width: WIDTH },
  )
  page.end()
  await done
  return Buffer.concat(parts)
}
