import { execFileSync } from 'node:child_process'
import { cpSync, createReadStream, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demoData, startServed } from '#tests/helpers/served.ts'
import { signedIn } from '#tests/helpers/visitor.ts'
import { canary, writeCharts } from './_canary-charts.ts'

const say = (words: string) => process.stdout.write(`${words}\n`)
const TRACE = /Zq(?:vexo|thani|MRN|note)\d/g
/** The longest trace stands whole in one piece or the next. */
const OVERLAP = 32

/** How often a canary stands in the bytes of a file, an image or a device, and how many bytes those were. */
async function tracesIn(path: string): Promise<{ bytes: number; traces: number }> {
  let [bytes, traces, before] = [0, 0, '']
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) {
    const text = before + (piece as Buffer).toString('latin1')
    for (const { index, 0: found } of text.matchAll(TRACE)) if (index + found.length > before.length) traces++
    before = text.slice(-OVERLAP)
    bytes += (piece as Buffer).length
  }
  return { bytes, traces }
}

/**
 * Encryption at rest: canary patients in a house whose data folder lies on the volume that is to be shown, then a look at the raw bytes
 * under it. Arguments: an empty folder there, the device or image that holds it, patients (200).
 */
export async function run([folder, device, count = '200']: string[]): Promise<void> {
  if (!folder || !device || readdirSync(folder).some((name) => name !== 'lost+found')) {
    say('Usage: npm run bench at-rest <empty folder on the volume> <device or image under it> [patients]')
    process.exitCode = 2
    return
  }
  const charts = mkdtempSync(join(tmpdir(), 'addendum-at-rest-'))
  const data = join(folder, 'data')
  cpSync(demoData(), data, { recursive: true })
  const served = await startServed({ data })
  try {
    writeCharts(Number(count), charts)
    served.command('chart', 'import', charts)
    const manager = await signedIn(served, 'Sam Okoye')
    const { family } = canary(0)
    const found = await manager.post('/searches', { page: '/queries', words: family, view: 'drafts' })
    await manager.get(found.headers.get('location') ?? '/queries')
    served.command('backup')
    // As it lies while people work: the write-ahead log is not yet taken into the database.
    execFileSync('sync')
    const running = await tracesIn(device)
    await served.end('SIGTERM')
    execFileSync('sync')
    const [ended, mounted] = [await tracesIn(device), await tracesIn(join(data, 'addendum.db'))]
    say(`${count} canary patients; as mounted the database shows ${mounted.traces} traces in ${mounted.bytes} bytes`)
    say(`  raw bytes of ${device}: ${ended.bytes}`)
    say(`  traces in them while the portal runs ${running.traces}, after it ended ${ended.traces}`)
    if (mounted.traces === 0 || running.traces + ended.traces > 0) process.exitCode = 1
  } finally {
    await served.end('SIGTERM')
    for (const gone of [charts, data]) rmSync(gone, { recursive: true, force: true })
  }
}
