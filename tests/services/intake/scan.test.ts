import { once } from 'node:events'
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { saveUpload } from '#app/services/save-upload.server.ts'
import { scanFile } from '#app/services/scan-file.server.ts'
import { aContext } from '#tests/helpers/context.ts'

/** The test file of the antivirus makers, in two halves so that no scanner takes offence at this one. */
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-', 'ANTIVIRUS-TEST-FILE!$H+H*'].join('')
const servers: ReturnType<typeof createServer>[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

/** Speaks INSTREAM as clamd's manual has it: counted pieces to an empty one, then one sentence and a zero byte. */
async function aScanner(say: (bytes: Buffer) => string | null): Promise<{ place: string; seen: number[] }> {
  const seen: number[] = []
  const server = createServer((socket: Socket) => {
    let held = Buffer.alloc(0)
    socket.on('error', () => {})
    socket.on('data', (piece) => {
      held = Buffer.concat([held, piece])
      const body = bodyOf(held)
      if (!body) return
      seen.push(body.length)
      const words = say(body)
      if (words === null) socket.destroy()
      else socket.end(`${words}\0`)
    })
  })
  servers.push(server)
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  return { place: `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`, seen }
}

function bodyOf(held: Buffer): Buffer | null {
  const command = 'zINSTREAM\0'
  if (held.length < command.length) return null
  expect(held.subarray(0, command.length).toString()).toBe(command)
  const pieces: Buffer[] = []
  for (let at = command.length; at + 4 <= held.length; ) {
    const length = held.readUInt32BE(at)
    if (length === 0) return Buffer.concat(pieces)
    if (at + 4 + length > held.length) return null
    pieces.push(held.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return null
}

const judge = (bytes: Buffer) =>
  bytes.includes(EICAR)
    ? 'stream: Eicar-Test-Signature FOUND'
    : bytes.length > 900_000
      ? 'INSTREAM size limit exceeded. ERROR'
      : 'stream: OK'

test('a file is shown whole, in pieces, and the scanner’s word is taken', async () => {
  const { dataFolder } = aContext().settings
  const file = join(dataFolder, 'file')
  const { place, seen } = await aScanner(judge)
  writeFileSync(file, 'a'.repeat(300_000))
  expect(await scanFile(place, file)).toBe('clean')
  writeFileSync(file, `${'a'.repeat(100_000)}${EICAR}`)
  expect(await scanFile(place, file)).toBe('infected')
  writeFileSync(file, '')
  expect(await scanFile(place, file)).toBe('clean')
  expect(seen).toEqual([300_000, 100_000 + EICAR.length, 0])
})

test('a scanner that is away, out of its limits or breaks off has not scanned', async () => {
  const file = join(aContext().settings.dataFolder, 'file')
  writeFileSync(file, 'a'.repeat(1_000_000))
  expect(await scanFile((await aScanner(judge)).place, file)).toBe('not-scanned')
  expect(await scanFile((await aScanner(() => null)).place, file)).toBe('not-scanned')
  expect(await scanFile('127.0.0.1:9', file)).toBe('not-scanned')
  expect(await scanFile('/no/such/socket', file)).toBe('not-scanned')
})

async function upload(clamd: string | null, words: string) {
  const context = aContext()
  context.settings.clamd = clamd
  const form = new FormData()
  form.append('files', new File([words], 'ward.ndjson'))
  const request = new Request('http://portal.test/imports', { method: 'POST', body: form })
  const saved = await saveUpload(context, request, { largest: 1e9, names: /\.ndjson$/ })
  const folder = join(context.settings.dataFolder, 'uploads')
  return { saved, kept: existsSync(folder) ? readdirSync(folder).length : 0 }
}

test('what the scanner finds or cannot scan is refused and does not stay; without a scanner files are taken as before', async () => {
  const { place } = await aScanner(judge)
  expect(await upload(place, '{}')).toMatchObject({ saved: { ok: true }, kept: 1 })
  expect(await upload(place, EICAR)).toEqual({ saved: { ok: false, error: 'infected' }, kept: 0 })
  expect(await upload('127.0.0.1:9', '{}')).toEqual({ saved: { ok: false, error: 'not-scanned' }, kept: 0 })
  expect(await upload(null, EICAR)).toMatchObject({ saved: { ok: true }, kept: 1 })
})
