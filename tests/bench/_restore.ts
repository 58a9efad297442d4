import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeBackup } from '#app/services/backup/back-up.server.ts'
import { restoreBackup } from '#app/services/backup/restore.server.ts'
import { type Context, closeContext, newId, openContext } from '#app/services/context.server.ts'
import { readSettings } from '#app/services/settings.server.ts'
import { commit } from '#db/commit.ts'
import { settings } from '#db/schema/identity.ts'

/** So many commits come while one backup is made: enough to be in its midst, and the database does not outgrow the bench. */
const BESIDE = 300

export type Tally = { times: number; restored: number; held: number; whole: number; written: number }

/** Backs up a database that is written to without pause, restores each backup into a folder of its own, and looks at the chain and the facts. */
export async function restores(times: number): Promise<Tally> {
  const home = mkdtempSync(join(tmpdir(), 'addendum-restores-'))
  const given = readSettings({ ADDENDUM_DATA: join(home, 'source'), ADDENDUM_LOG: 'silent' })
  if ('wrong' in given) throw new Error('settings')
  const source = openContext(given)
  const tally: Tally = { times, restored: 0, held: 0, whole: 0, written: 0 }
  let isOver = false
  let room = 500
  const writing = (async () => {
    while (!isOver) {
      if (room-- > 0) await writeOne(source, tally.written++)
      await new Promise((done) => (room > 0 ? setImmediate(done) : setTimeout(done, 1)))
    }
  })()
  try {
    while (tally.written < 500) await new Promise((done) => setTimeout(done, 5))
    for (let n = 0; n < times; n++) {
      room = BESIDE
      const file = join(home, `b${n}.backup`)
      const made = await makeBackup(source, { file, by: 'terminal' })
      if (!made.ok) continue
      const data = join(home, `restored-${n}`)
      const own = { ...given, dataFolder: data, backupKey: join(home, 'source/backup.key') }
      const restored = await restoreBackup(own, { file, at: new Date() })
      if (restored.ok) {
        tally.restored++
        if (restored.value.holds && restored.value.entries === made.value.entries + 1) tally.held++
        if (await isWhole(own, made.value.entries)) tally.whole++
      }
      for (const gone of [file, data]) rmSync(gone, { recursive: true, force: true })
    }
  } finally {
    isOver = true
    await writing
    closeContext(source)
    rmSync(home, { recursive: true, force: true })
  }
  return tally
}

async function writeOne(context: Context, n: number): Promise<void> {
  await commit(context.db, {
    writes: [(tx) => tx.insert(settings).values({ name: `n${n} ${newId()}`, value: { n, words: 'x'.repeat(200) } })],
    audit: [{ what: 'settings.changed', who: 'u1', at: context.now(), detail: { n } }],
  })
}

/** Each entry of a change has its row and each row its entry: facts and trail come from one moment. */
async function isWhole(own: Parameters<typeof openContext>[0], entries: number): Promise<boolean> {
  const context = openContext(own)
  try {
    const count = (query: string) => context.db.$client.prepare<[], number>(query).pluck().get()
    const rows = count('select count(*) from settings')
    return (
      rows === count("select count(*) from audit_entries where what = 'settings.changed'") && (rows ?? 0) < entries + 1
    )
  } finally {
    closeContext(context)
  }
}
