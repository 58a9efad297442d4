import type PDFDocument from 'pdfkit'

export type Pdf = InstanceType<typeof PDFDocument>

/** Returns an empty PDF document. The library is read with the first one: it is large, and a start needs none of it. */
export async function openPdf(options: PDFKit.PDFDocumentOptions): Promise<Pdf> {
  const { default: Document } = await import('pdfkit')
  return new Document(options)
}

/** What WinAnsi, the letters of the standard fonts, holds beside line breaks. */
const KNOWN = /[\n\x20-\x7e\xa0-\xff‘’“”–—•…€ŠšŽžŒœŸ]/
const BARE: Record<string, string> = {
  ...{
    Ł: 'L',
    ł: 'l',
    Đ: 'D',
    đ: 'd',
    ı: 'i',
    '−': '-',
    '≥': '>=',
    '≤': '<=',
    '→': '->',
    '\u202f': ' ',
    '\u2009': ' ',
  },
}

/** Words in the letters that the standard fonts know: an accent that they lack is left out rather than the letter; what has none is "?". */
export const latinOf = (text: string): string =>
  [...text.normalize('NFC')]
    .map((sign) => {
      if (KNOWN.test(sign)) return sign
      const bare = BARE[sign] ?? sign.normalize('NFD').replace(/\p{M}/gu, '')
      return [...bare].every((one) => KNOWN.test(one)) ? bare : '?'
    })
    .join('')
