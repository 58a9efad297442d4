import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { copyFile, open, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { ok, refuse } from '#app/domain/shared/result.ts'
import { faultOfBackup } from '#db/backup.ts'
import { hashOf } from './back-up.server.ts'
import { fingerprintOfKey, type Header, opening, parseHeader } from './cipher.server.ts'

/** The header of an encrypted backup, or null. */
export async function readHeader(file: string): Promise<{ header: Header; length: number } | null> {
  if (!existsSync(file)) return null
  const handle = await open(file, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(8192), 0, 8192, 0)
    return parseHeader(buffer.subarray(0, bytesRead))
  } finally {
    await handle.close()
  }
}

/** Writes the database of a backup, encrypted or plain, to a new file, and proves that it is the one that was backed up. */
export async function openBackup(file: string, to: string, keyOf: () => Buffer) {
  if (!existsSync(file)) return refuse('no-such-file')
  const found = await readHeader(file)
  if (!found) {
    const fault = faultOfBackup(file)
    if (fault) return refuse(fault)
    await copyFile(file, to)
    return ok({ header: null })
  }
  const { header, length } = found
  const key = keyOf()
  if (fingerprintOfKey(key) !== header.key) return refuse('other-key')
  try {
    await pipeline(
      createReadStream(file, { start: length, highWaterMark: 262_144 }),
      opening(key, header),
      createGunzip(),
      createWriteStream(to, { flags: 'wx', mode: 0o600 }),
    )
    if ((await hashOf(to)) === header.sha256) {
      const fault = faultOfBackup(to)
      if (!fault) return ok({ header })
      await rm(to, { force: true })
      return refuse(fault)
    }
  } catch (error) {
    // A full disk is not the backup's fault.
    if (error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EEXIST')) throw error
  }
  await rm(to, { force: true })
  return refuse('damaged')
}
