import { decodeAs, decodeText } from '#app/domain/intake/text/charset.ts'
import { stripHtml } from '#app/domain/intake/text/html.ts'
import { tidy } from '#app/domain/intake/text/plain.ts'
import { isRtf, stripRtf } from '#app/domain/intake/text/rtf.ts'
import { ok, type Result, refuse } from '#app/domain/shared/result.ts'
import type { FaultWord } from './facts.ts'
import { type Node, textAt } from './node.ts'

type Form = 'plain' | 'html' | 'rtf'
/** Plain text first: of several forms of one document it is the one that needs no reading by us. */
const ORDER: Form[] = ['plain', 'html', 'rtf']
const BASE64 = /^[A-Za-z0-9+/_-]*={0,2}$/

/**
 * Returns the words of the first attachment that holds any: plain text, HTML or XHTML, RTF. Refused with the reason of the
 * best one, so that people know what to ask the sender for.
 */
export function attachmentText(attachments: Node[]): Result<string, FaultWord> {
  if (attachments.length === 0) return refuse('no-attachment')
  const readable = attachments.filter((attachment) => formOf(attachment) !== null)
  if (readable.length === 0) return refuse(attachments.some(hasData) ? 'attachment-not-text' : absenceOf(attachments))
  readable.sort((a, b) => ORDER.indexOf(formOf(a) ?? 'rtf') - ORDER.indexOf(formOf(b) ?? 'rtf'))
  let first: Result<string, FaultWord> | null = null
  for (const attachment of readable) {
    const text = wordsIn(attachment)
    if (text.ok) return text
    first ??= text
  }
  return first ?? refuse('attachment-empty')
}

const hasData = (attachment: Node) => textAt(attachment, 'data') !== null

const absenceOf = (attachments: Node[]): FaultWord =>
  attachments.some((attachment) => textAt(attachment, 'url') !== null) ? 'attachment-elsewhere' : 'attachment-empty'

function wordsIn(attachment: Node): Result<string, FaultWord> {
  const data = textAt(attachment, 'data')
  if (data === null) return refuse(absenceOf([attachment]))
  const bytes = bytesOf(data)
  if (!bytes) return refuse('attachment-not-base64')
  const text = textOf(bytes, formOf(attachment) ?? 'plain', charsetOf(attachment))
  if (text === null) return refuse('attachment-not-in-its-charset')
  return text === '' ? refuse('attachment-empty') : ok(text)
}

/** FHIR allows white space in base64Binary; anything else outside the alphabet means that letters were lost on the way. */
function bytesOf(data: string): Uint8Array | null {
  const packed = /\s/.test(data) ? data.replace(/\s+/g, '') : data
  const length = packed.replace(/(?<!=)=+$/, '').length
  if (!BASE64.test(packed) || length % 4 === 1 || (packed.endsWith('=') && packed.length % 4 !== 0)) return null
  return Buffer.from(packed, 'base64')
}

function textOf(bytes: Uint8Array, form: Form, charset: string | null): string | null {
  const opening = decodeAs(bytes.subarray(0, 1024), 'windows-1252') ?? ''
  if (form === 'rtf' || isRtf(opening)) return stripRtf(Buffer.from(bytes).toString('latin1'))
  const declared = form === 'html' ? /<meta[^>]{0,200}charset=["']?([\w-]{1,40})/i.exec(opening)?.[1] : undefined
  const words = decodeText(bytes, charset ?? declared ?? null)
  if (words === null) return null
  return form === 'html' ? stripHtml(words) : tidy(words)
}

const charsetOf = (attachment: Node): string | null =>
  /;\s*charset\s*=\s*"?([\w.:-]{1,40})/i.exec((textAt(attachment, 'contentType') ?? '').slice(0, 200))?.[1] ?? null

/** A missing type is read as plain text; a file of pictures or pages (PDF) holds no words that could be quoted. */
function formOf(attachment: Node): Form | null {
  const type = (textAt(attachment, 'contentType') ?? 'text/plain').split(';')[0]?.trim().toLowerCase() ?? ''
  if (type === 'text/html' || type === 'application/xhtml' || type === 'application/xhtml+xml') return 'html'
  if (type === 'text/rtf' || type === 'application/rtf' || type === 'text/richtext') return 'rtf'
  if (type === 'text/xml' || type === 'application/xml' || type === 'application/cda+xml') return 'html'
  return type.startsWith('text/') ? 'plain' : null
}
