import { CLOCKS } from '#app/domain/scorecard/measures/answer-time.ts'
import type { RiskShown } from '#app/domain/scorecard/measures/risk.ts'
import { threeSentences } from '#app/domain/scorecard/measures/sentences.ts'
import {
  AXIS_WORDS,
  axesWords,
  bandWords,
  CLOCK_MEASURE,
  meanWords,
  nameOf,
  riskMeanWords,
  shownWords,
  timeWords,
} from '#app/domain/scorecard/measures/words.ts'
import { countWords } from '#app/domain/shared/percent.ts'
import { latinOf, openPdf, type Pdf } from '../pdf.server.ts'
import type { ExportedScorecard } from './view-scorecard.server.ts'

const [LEFT, WIDTH] = [48, 516]
const [BARS, AXES] = [7, 5]

/** A scorecard on one page of Letter paper: the sentences, the gaps as bars, the measures, what they mean. */
export async function onePage(card: ExportedScorecard, { isOwn }: { isOwn: boolean }): Promise<Buffer> {
  const page = await openPdf({
    size: 'LETTER',
    margins: { top: 44, left: LEFT, right: 48, bottom: 40 },
    info: { Title: 'Scorecard' },
  })
  const parts: Buffer[] = []
  const done = new Promise<Buffer>((resolve, reject) => {
    page.on('data', (part: Buffer) => parts.push(part))
    page.on('end', () => resolve(Buffer.concat(parts)))
    page.on('error', reject)
  })
  drawHead(page, card)
  drawSentences(page, card, isOwn)
  drawGaps(page, card)
  drawAxes(page, card)
  drawMeasures(page, card)
  page.end()
  return done
}

const text = (page: Pdf, words: string, size: number, gap = 3) =>
  page
    .fontSize(size)
    .text(latinOf(words), LEFT, page.y, { width: WIDTH, lineGap: 1 })
    .moveDown(gap / 10)

function drawHead(page: Pdf, { provider, from, to, comparedWith }: ExportedScorecard): void {
  page.font('Helvetica-Bold').fillColor('#14191f')
  text(page, provider.name, 17, 1)
  page.font('Helvetica').fillColor('#47515c')
  const among = comparedWith?.specialty ?? 'all specialties'
  text(
    page,
    `${provider.specialty ?? ''}. Discharges and queries of ${from} to ${to}. Compared with ${comparedWith?.providers ?? 0} colleagues of ${among}; nobody is ranked.`,
    9,
    8,
  )
}

function drawSentences(page: Pdf, card: ExportedScorecard, isOwn: boolean): void {
  page.fillColor('#14191f')
  const said = {
    ...card,
    name: isOwn ? null : card.provider.name,
    months: card.filter.months,
    response: card.shares.response,
    time: card.times.recipient,
  }
  for (const sentence of threeSentences(said)) text(page, sentence, 11, 4)
  page.moveDown(0.5)
}

function drawGaps(page: Pdf, { gaps }: ExportedScorecard): void {
  heading(page, 'Where details are left open (share, 95 % interval, colleagues grey)')
  const drawn = gaps.filter(({ isDrawn }) => isDrawn).slice(0, BARS)
  if (drawn.length === 0) text(page, 'Too few coded diagnoses to say.', 9)
  const [x, width] = [LEFT + 230, WIDTH - 230]
  for (const { title, axes, share, colleagues } of drawn) {
    if (share === 'too-few') continue
    const y = page.y
    page
      .fontSize(9)
      .fillColor('#14191f')
      .text(latinOf(`${title}: ${axesWords(axes)} (n ${countWords(share.n)})`), LEFT, y + 2, {
        width: 222,
        height: 11,
        ellipsis: true,
      })
    if (colleagues)
      page
        .rect(x + colleagues.low * width, y, Math.max(1, (colleagues.high - colleagues.low) * width), 14)
        .fill('#cfd6dd')
    page.rect(x, y + 4, share.rate * width, 6).fill('#0b5c8a')
    page
      .moveTo(x + share.low * width, y + 7)
      .lineTo(x + share.high * width, y + 7)
      .lineWidth(1)
      .stroke('#14191f')
    page.y = y + 19
  }
  page.moveDown(0.5)
}

/** The details over all families together, those on which most is left open, in a line. */
function drawAxes(page: Pdf, { axes }: ExportedScorecard): void {
  const told = axes.filter(({ share }) => share !== 'too-few').slice(0, AXES)
  if (told.length === 0) return
  const words = told.map(({ axis, share }) => `${AXIS_WORDS[axis]} ${shownWords(share)}`)
  text(page, `${nameOf('unspecifiedByAxis')}, all families together: ${words.join('; ')}.`, 9, 6)
}

/** Whole cents in the letters that the standard fonts know. */
const cents = (amount: number): string => (amount / 100).toLocaleString('en-US', { style: 'currency', currency: 'USD' })

const heading = (page: Pdf, words: string) => {
  page.font('Helvetica-Bold').fillColor('#14191f')
  text(page, words, 11, 4)
  page.font('Helvetica')
}

function riskRowsOf({ year, share, score, before }: RiskShown): string[][] {
  return [
    [`${nameOf('recapture')}, ${year}`, shownWords(share), ''],
    [
      `${nameOf('riskScore')}, CMS-HCC V28, raw`,
      riskMeanWords(score),
      before === 'too-few' ? '' : `By the lines of ${year - 1}: ${riskMeanWords(before)}`,
    ],
  ]
}

const COLUMNS = [
  { left: 0, width: 200, colour: '#14191f' },
  { left: 204, width: 168, colour: '#14191f' },
  { left: 376, width: WIDTH - 376, colour: '#47515c' },
]

function drawMeasures(
  page: Pdf,
  { shares, times, effect: { answers, stays, dollars }, risk, suspects }: ExportedScorecard,
): void {
  heading(page, 'Measures (share, 95 % interval; at the right eight of ten colleagues)')
  const rows = Object.entries(shares).map(([id, { share, colleagues }]) => [
    nameOf(id),
    shownWords(share),
    bandWords(colleagues),
  ])
  rows.push(...CLOCKS.map((clock) => [nameOf(CLOCK_MEASURE[clock]), timeWords(times[clock]), '']))
  rows.push([
    'Effect of answers on the DRG weight',
    answers
      ? `${countWords(answers.up)} up, ${countWords(answers.unmoved)} none, ${countWords(answers.down)} down`
      : 'too few to say',
    '',
  ])
  if (dollars)
    rows.push([
      'The same in dollars, up and down, at the rates kept',
      `${cents(dollars.upCents)} up, ${cents(dollars.downCents)} down`,
      dollars.unpriced > 0 ? `without a rate: ${dollars.unpriced} answered` : '',
    ])
  rows.push([
    'Mean DRG weight, before and after queries',
    stays ? `${meanWords(stays.before)} before` : 'too few to say',
    stays ? `${meanWords(stays.after)} after` : '',
  ])
  if (risk) rows.push(...riskRowsOf(risk))
  if (suspects)
    rows.push(
      [nameOf('suspectConfirmed'), shownWords(suspects.confirmed), ''],
      [nameOf('suspectRuledOut'), shownWords(suspects.ruledOut), ''],
      [nameOf('takenOut'), shownWords(suspects.takenOut), ''],
    )
  for (const cells of rows) {
    const y = page.y
    page.fontSize(9)
    // A row is as high as its longest cell: words that need a second line do not run into the next row.
    const high = cells.map((words, at) => page.heightOfString(latinOf(words), { width: COLUMNS[at]?.width ?? WIDTH }))
    for (const [at, { left, width, colour }] of COLUMNS.entries())
      page.fillColor(colour).text(latinOf(cells[at] ?? ''), LEFT + left, y, { width })
    page.y = y + Math.max(...high) + 3.6
  }
  page.moveDown(0.6).fillColor('#47515c')
  text(
    page,
    'Definitions of every measure: /scorecards/measures in Addendum. Fewer than ten cases: too few to say. Shares carry Wilson score intervals.',
    8,
    0,
  )
}
