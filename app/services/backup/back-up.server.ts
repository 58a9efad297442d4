import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { ok, refuse } from '#app/domain/shared/result.ts'
import { backUp, bytesOfDatabase, settleCopy } from '#db/backup.ts'
import { commit } from '#db/commit.ts'
import { type Context, treeRoot } from '../context.server.ts'
import { fingerprintOfKey, freshSalt, type Header, headerBytes, sealing } from './cipher.server.ts'
import { backupKey } from './places.server.ts'
import { needRoom } from './room.server.ts'

type Input = { file: string; by: string; isPlain?: boolean; onProgress?: (share: number, step: string) => void }

/** Writes a backup beside running work, encrypted unless told otherwise; a file that exists is never overwritten, half a file never stays. */
export async function makeBackup(context: Context, { file, by, isPlain = false, onProgress = () => {} }: Input) {
  if (existsSync(file)) return refuse('file-exists')
  const key = isPlain ? null : backupKey(context.settings)
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const at = context.now()
  const form = isPlain ? 'plain' : 'encrypted'
  await commit(context.db, { writes: [], audit: [{ what: 'backup.made', who: by, at, detail: { form } }] })
  const part = `${file}.part-${randomUUID().slice(0, 8)}`
  // The plain copy never leaves the data folder, whose protection it shares.
  const copy = key ? join(resolve(treeRoot, context.settings.dataFolder), `copying-${randomUUID()}.db`) : part
  try {
    await needRoom(dirname(copy), bytesOfDatabase(context.db))
    await backUp(context.db, copy, (share) => onProgress(share * 0.5, 'copying'))
    const { entries, head } = settleCopy(copy)
    const header = key ? await seal(copy, part, { key, madeAt: at, entries, head, onProgress }) : null
    await flush(part)
    await rename(part, file)
    const bytes = (await stat(file)).size
    onProgress(1, 'done')
    return ok({ file, entries, head, bytes, key: header?.key ?? null })
  } finally {
    for (const one of [part, copy, `${copy}-journal`]) await rm(one, { force: true })
  }
}

/** After so many bytes it is looked again whether the disk has room: how far they shrink is not known before. */
const LOOK = 64 * 1024 * 1024

async function seal(
  copy: string,
  to: string,
  made: { key: Buffer; madeAt: Date; entries: number; head: string; onProgress: (share: number, step: string) => void },
): Promise<Header> {
  const { key, madeAt, entries, head, onProgress } = made
  const bytes = (await stat(copy)).size
  const header: Header = {
    madeAt: madeAt.toISOString(),
    bytes,
    sha256: await hashOf(copy),
    entries,
    head,
    key: fingerprintOfKey(key),
    salt: freshSalt(),
  }
  const out = createWriteStream(to, { flags: 'wx', mode: 0o600 })
  out.write(headerBytes(header))
  let read = 0
  async function* counted(pieces: AsyncIterable<Buffer>) {
    for await (const piece of pieces) {
      read += piece.length
      if (read % LOOK < piece.length) await needRoom(dirname(to), 0)
      onProgress(0.5 + (0.5 * read) / Math.max(1, bytes), 'encrypting')
      yield piece
    }
  }
  const from = createReadStream(copy, { highWaterMark: 262_144 })
  await pipeline(from, counted, createGzip({ level: 1 }), sealing(key, header), out)
  return header
}

export async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(file, { highWaterMark: 262_144 })) hash.update(piece)
  return hash.digest('hex')
}

async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
