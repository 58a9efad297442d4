import type PDFDocument from 'pdfkit'

export type Pdf = InstanceType<typeof PDFDocument>

/** Returns an empty PDF document. The library is read with the first one: it is large, and a start needs none of it. */
export async function openPdf(options: PDFKit.PDFDocumentOptions): Promise<Pdf> {
  const { default: Document } = await import('pdfkit')
  return new Document(options)
}
