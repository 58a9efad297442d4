import { execFileSync } from 'node:child_process'
import { appendFileSync, cpSync, mkdtempSync, rmSync, statfsSync, unlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { demoData, startServed } from '#tests/helpers/served.ts'
import { signedIn } from '#tests/helpers/visitor.ts'
import { multiplyOpenQuery } from './_answers.ts'

export type Tally = {
  times: number
  clear: number
  textKept: number
  recovered: number
  chainHolds: boolean
  odd: string[]
}

/** A small disk of its own, or null where this user may not mount one. */
export function aSmallDisk(megabytes: number): { folder: string; remove(): void } | null {
  const folder = mkdtempSync(join(tmpdir(), 'addendum-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0700`, 'none', folder], { stdio: 'ignore' })
  } catch {
    rmSync(folder, { recursive: true, force: true })
    return null
  }
  return {
    folder,
    remove() {
      execFileSync('umount', [folder])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Fills the disk to the last block under a running server, answers a query, makes room, answers it again; so many times. */
export async function fullDisks(folder: string, times: number): Promise<Tally> {
  cpSync(demoData(), folder, { recursive: true })
  const asked = multiplyOpenQuery(join(folder, 'addendum.db'), times * 6)
  const served = await startServed({ data: folder, settings: { ADDENDUM_BACKUP_HOURS: '0' } })
  const tally: Tally = { times, clear: 0, textKept: 0, recovered: 0, chainHolds: false, odd: [] }
  const ballast = join(folder, 'ballast')
  try {
    const physician = await signedIn(served, 'A. Osei')
    for (const [n, id] of asked.ids.entries()) {
      if (tally.clear + tally.odd.length >= times) break
      const words = `What the physician typed, number ${n}`
      const fields = { deed: 'sign', option: asked.option, wordingNumber: String(asked.wordingNumber), comment: words }
      emptyLog(join(folder, 'addendum.db'))
      fill(folder, ballast)
      const refused = await physician.post(`/queries/${id}/answer`, fields)
      const page = await refused.text()
      unlinkSync(ballast)
      // A log that began anew had room after all: then it was kept, and this is no case of a full disk.
      if (refused.status === 302) continue
      if (refused.status === 507 && page.includes('The disk of the server is full')) tally.clear++
      else tally.odd.push(`${n}: ${refused.status}`)
      if (page.includes(words)) tally.textKept++
      const again = await physician.post(`/queries/${id}/answer`, fields)
      if (again.status === 302) tally.recovered++
      else tally.odd.push(`${n} again: ${again.status}`)
    }
    tally.chainHolds = (JSON.parse(served.command('audit', 'verify')) as { ok: boolean }).ok
  } finally {
    await served.stop()
  }
  return tally
}

/** A log that owns no block has no room for one more commit. */
function emptyLog(file: string): void {
  const db = new Database(file, { timeout: 5000 })
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
}

/** To the last block, whatever the server frees or takes meanwhile. */
function fill(folder: string, ballast: string): void {
  const { bavail, bsize } = statfsSync(folder)
  try {
    writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail - 64) * bsize))
    for (;;) appendFileSync(ballast, Buffer.alloc(4096))
  } catch {
    // Full: that was the aim.
  }
}
