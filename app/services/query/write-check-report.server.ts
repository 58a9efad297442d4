import { once } from 'node:events'
import { createWriteStream, type WriteStream } from 'node:fs'
import { csvHead, csvRowsOf, htmlEnd, htmlHead, htmlOf, type RuleCounts } from '#app/domain/query/compliance/report.ts'
import type { CheckResult, Draft } from '#app/domain/query/draft.ts'

export type Report = { add(draft: Draft, result: CheckResult): Promise<void>; end(counts: RuleCounts): Promise<void> }

async function write(stream: WriteStream, words: string): Promise<void> {
  if (!stream.write(words)) await once(stream, 'drain')
}

async function opened(path: string): Promise<WriteStream> {
  const stream = createWriteStream(path, 'utf8')
  await once(stream, 'open')
  return stream
}

async function closed(stream: WriteStream): Promise<void> {
  stream.end()
  await once(stream, 'close')
}

/** Returns a report that is written draft by draft to a web page; throws where the file cannot be opened. */
export async function writeHtmlReport(path: string): Promise<Report> {
  const stream = await opened(path)
  await write(stream, htmlHead())
  return {
    add: (draft, result) => write(stream, htmlOf(draft, result)),
    async end(counts) {
      await write(stream, htmlEnd(counts))
      await closed(stream)
    },
  }
}

/** Returns a report that is written finding by finding to a table of commas; throws where the file cannot be opened. */
export async function writeCsvReport(path: string): Promise<Report> {
  const stream = await opened(path)
  await write(stream, csvHead())
  return { add: (draft, result) => write(stream, csvRowsOf(draft, result)), end: () => closed(stream) }
}
