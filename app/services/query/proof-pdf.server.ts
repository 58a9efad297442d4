import { sayEvent } from '#app/domain/query/event-words.ts'
import type { Proof } from '#app/domain/query/proof.ts'
import { sayStamp } from '#app/domain/query/say-moment.ts'
import { openPdf, type Pdf } from '../pdf.server.ts'

const MARGIN = 54
const INK = '#1c2024'
const QUIET = '#5a6068'

/** The built-in fonts know Latin letters only; what they lack is written in plain signs, and the JSON holds the exact text. */
const PLAIN: [RegExp, string][] = [
  [/[\u2192\u21d2\u2794]/g, '->'],
  [/\u2190/g, '<-'],
  [/\u2265/g, '>='],
  [/\u2264/g, '<='],
  [/\u2212/g, '-'],
  [/[\u2191]/g, 'up '],
  [/[\u2193]/g, 'down '],
  [/\u03bc/g, '\u00b5'],
  [/[\u2009\u200a\u202f]/g, ' '],
]
const LATIN = /[^\n\t\u0020-\u007e\u00a0-\u00ff\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026\u20ac]/g

/** Returns words that the built-in fonts can show; a sign they lack becomes its code, never something else. */
export function pdfWords(words: string): string {
  const plain = PLAIN.reduce((text, [sign, instead]) => text.replace(sign, instead), words)
  return plain.replace(LATIN, (sign) => `[U+${sign.codePointAt(0)?.toString(16).toUpperCase() ?? ''}]`)
}

/** The proof as a PDF of our own layout, letter size, with the attestation as its last section. */
export async function proofPdf(proof: Proof): Promise<Buffer> {
  const title = `Proof of query ${proof.query.id}`
  const doc = await openPdf({
    size: 'LETTER',
    margin: MARGIN,
    bufferPages: true,
    lang: 'en-US',
    displayTitle: true,
    info: { Title: title, Author: 'Addendum', CreationDate: new Date(proof.exportedAt) },
  })
  const pieces: Buffer[] = []
  const done = new Promise<Buffer>((resolve, refuse) => {
    doc.on('data', (piece: Buffer) => pieces.push(piece))
    doc.on('end', () => resolve(Buffer.concat(pieces)))
    doc.on('error', refuse)
  })
  head(doc, proof, title)
  for (const version of proof.versions) writeVersion(doc, version, proof.timeZone)
  writeAnswers(doc, proof)
  writeEvents(doc, proof)
  writeAudit(doc, proof)
  writeAttestation(doc, proof)
  number(doc, proof)
  doc.end()
  return done
}

const heading = (doc: Pdf, words: string) =>
  doc.moveDown(0.8).font('Helvetica-Bold').fontSize(12).fillColor(INK).text(pdfWords(words)).moveDown(0.2)
const line = (doc: Pdf, words: string) => doc.font('Helvetica').fontSize(9.5).fillColor(INK).text(pdfWords(words))
const quiet = (doc: Pdf, words: string) => doc.font('Helvetica').fontSize(8).fillColor(QUIET).text(pdfWords(words))
const mono = (doc: Pdf, words: string) => doc.font('Courier').fontSize(7.5).fillColor(QUIET).text(pdfWords(words))
const yes = (holds: boolean) => (holds ? 'holds' : 'DOES NOT HOLD')

function sayDrafting({ drafting, timeZone }: Proof): string {
  if (!drafting) return 'Written by its author without a template.'
  const from = `Filled from template "${drafting.templateName}", version ${drafting.templateVersion} (${drafting.templateId}), on ${sayStamp(drafting.filledAt, timeZone)}.`
  if (drafting.changes === null) return from
  const changed =
    drafting.changes.length === 0 ? 'Sent as filled.' : `Changed by its author: ${drafting.changes.join('. ')}.`
  return `${from} ${changed}`
}

function head(doc: Pdf, proof: Proof, title: string): void {
  const { query, verification, retention, holds } = proof
  const said = (at: string | null) => (at === null ? '-' : sayStamp(at, proof.timeZone))
  doc.font('Helvetica-Bold').fontSize(16).fillColor(INK).text(pdfWords(title))
  quiet(
    doc,
    `Encounter ${query.encounterId}. State ${query.state}. Channel ${query.channel}. Timing ${query.timing ?? '-'}.`,
  )
  quiet(
    doc,
    `Raised by ${query.author} on ${said(query.createdAt)}; sent ${said(query.sentAt)}; answered ${said(query.answeredAt)}.`,
  )
  quiet(
    doc,
    `Record class ${retention.retentionClass}, kept until ${retention.keptUntil ?? `${retention.years} years after its end`}. ${retention.where}`,
  )
  quiet(doc, sayDrafting(proof))
  quiet(
    doc,
    `Times are by the clock of the facility (${proof.timeZone}); beside the seals they stand to the millisecond in UTC, as in the JSON.`,
  )
  for (const hold of holds)
    quiet(
      doc,
      `Legal hold by ${hold.placedBy} on ${said(hold.placedAt)}: ${hold.reason}${hold.liftedAt ? ` - lifted ${said(hold.liftedAt)}: ${hold.liftReason}` : ''}`,
    )
  heading(doc, 'Verification')
  line(
    doc,
    `Words as shown: ${yes(verification.wordsHold)}. Signed answers: ${yes(verification.answersHold)}. Audit seals: ${yes(verification.sealsHold)}.`,
  )
  quiet(doc, verification.how)
}

function writeVersion(doc: Pdf, version: Proof['versions'][number], timeZone: string): void {
  heading(doc, `Version ${version.number}, as shown`)
  quiet(
    doc,
    `Sent ${sayStamp(version.sentAt, timeZone)} by ${version.sentBy}; purpose ${version.purpose}; rules ${version.ruleSet}.`,
  )
  const left = doc.x
  const top = doc.moveDown(0.3).y
  const page = doc.bufferedPageRange().count
  doc.x = left + 12
  for (const words of version.layout) line(doc, words)
  doc.x = left
  if (doc.bufferedPageRange().count === page)
    doc
      .moveTo(left + 2, top)
      .lineTo(left + 2, doc.y)
      .lineWidth(2)
      .strokeColor('#c9ccd1')
      .stroke()
  mono(doc, `sealed as ${version.shownHash}`)
  mono(doc, `computed  ${version.recomputedHash} (${yes(version.holds)})`)
  heading(doc, 'Evidence and what it supports')
  for (const e of version.evidence) {
    line(doc, `[${e.number}] ${e.text}`)
    quiet(
      doc,
      `${[e.source, e.author, e.said, e.isPrior ? 'prior encounter' : ''].filter(Boolean).join(', ')} - ${e.kind} ${e.sourceId}${e.place ? ` at ${e.place.start}-${e.place.end}` : ''}`,
    )
  }
  for (const option of version.options)
    line(
      doc,
      `${option.text} (${option.role})${option.supportedByEvidence.length > 0 ? ` - evidence ${option.supportedByEvidence.join(', ')}` : ''}`,
    )
  heading(doc, 'What the rules found')
  if (version.findings.length === 0) line(doc, 'Nothing.')
  for (const f of version.findings) {
    const reason = version.overrides.find((o) => o.rule === f.rule && o.where === f.where)?.reason
    line(doc, `${f.rule} (${f.severity}, ${f.where}): ${f.why}${reason ? ` - author's reason: ${reason}` : ''}`)
  }
}

function writeAnswers(doc: Pdf, { answers, timeZone }: Proof): void {
  heading(doc, 'Signed answer')
  if (answers.length === 0) line(doc, 'None was signed.')
  for (const answer of answers) {
    line(doc, [...answer.chosen, answer.words].filter(Boolean).join(' - '))
    if (answer.comment) line(doc, `Comment: ${answer.comment}`)
    quiet(
      doc,
      `Signed by ${answer.signedName} on ${sayStamp(answer.signedAt, timeZone)}, to version ${answer.version}. ${answer.meaning}`,
    )
    if (answer.takenBackAt) quiet(doc, `Taken back ${sayStamp(answer.takenBackAt, timeZone)}.`)
    mono(doc, `over ${answer.shownHash} (${yes(answer.holds)})`)
    line(doc, answer.addendum)
  }
}

function writeEvents(doc: Pdf, { events, timeZone }: Proof): void {
  heading(doc, 'What happened')
  for (const event of events)
    line(
      doc,
      `${sayStamp(event.at, timeZone)}  ${sayEvent(event)}${event.by ? ` - ${event.by}` : ''}${event.words ? `: ${event.words}` : ''}`,
    )
}

function writeAudit(doc: Pdf, { audit, timeZone }: Proof): void {
  heading(doc, 'Audit entries of this query')
  for (const entry of audit.entries) {
    line(doc, `${entry.seq}  ${sayStamp(entry.at, timeZone)}  ${entry.what} - ${entry.who} (seal ${yes(entry.holds)})`)
    mono(doc, `${entry.at} ${entry.seal}`)
  }
  if (audit.chainHead) mono(doc, `head of the chain at export: ${audit.chainHead.seq} ${audit.chainHead.seal}`)
}

function writeAttestation(doc: Pdf, proof: Proof): void {
  if (doc.y > doc.page.height - 220) doc.addPage()
  heading(doc, 'Attestation')
  line(
    doc,
    `I attest that this is a true and complete copy of query ${proof.query.id} and of the record of its making, sending and answering, as kept in the ordinary course of business, taken out on ${sayStamp(proof.exportedAt, proof.timeZone)} by ${proof.exportedBy}.`,
  )
  mono(doc, `digest of the same contents as JSON: ${proof.digest}`)
  doc.moveDown(2)
  for (const words of ['Name and title', 'Signature', 'Date']) {
    line(doc, `${words}: ______________________________________________`)
    doc.moveDown(1)
  }
}

function number(doc: Pdf, proof: Proof): void {
  const { count } = doc.bufferedPageRange()
  for (let n = 0; n < count; n++) {
    doc.switchToPage(n)
    doc.page.margins.bottom = 0
    doc
      .font('Helvetica')
      .fontSize(8)
      .fillColor(QUIET)
      .text(pdfWords(`Query ${proof.query.id} - ${n + 1} of ${count}`), MARGIN, doc.page.height - 36, {
        lineBreak: false,
      })
  }
}
