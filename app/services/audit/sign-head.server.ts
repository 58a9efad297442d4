import { existsSync } from 'node:fs'
import { mkdir, open, readFile, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { digestOf, type Head, type HeadKind, lineOf, readHeads, signHead as sign } from '#app/domain/audit/heads.ts'
import { findHead } from '#db/audit.ts'
import type { Context } from '../context.server.ts'
import { headKey } from './head-key.server.ts'
import { mailHead } from './mail-head.server.ts'
import { headsPlace } from './places.server.ts'
import { tellSyslog } from './tell-syslog.server.ts'

/** Signs where the chain stands and appends it to the file of heads; null when nothing was added since the last head. */
export async function signHead(context: Context, kind: HeadKind = 'head'): Promise<Head | null> {
  const last = await findHead(context.db)
  if (!last) return null
  const place = headsPlace(context.settings)
  await mkdir(dirname(place), { recursive: true, mode: 0o700 })
  const head = await alone(place, () => append(context, place, { kind, ...last }))
  if (!head) return null
  if (context.settings.auditSyslog) await tellSyslog(context.settings.auditSyslog, head)
  await mailHead(context, head)
  return head
}

async function append(
  { settings, now }: Context,
  place: string,
  last: { kind: HeadKind; seq: number; seal: string },
): Promise<Head | null> {
  const key = headKey(settings)
  const text = existsSync(place) ? await readFile(place, 'utf8') : ''
  const before = readHeads(text).heads.at(-1)
  if (last.kind === 'head' && before?.seq === last.seq && before.seal === last.seal) return null
  const previous = before ? digestOf(before) : ''
  const head = sign({ ...last, at: now().toISOString(), previous, key: key.fingerprint }, key.privateKey)
  const file = await open(place, 'a', 0o600)
  try {
    await file.appendFile(`${text === '' || text.endsWith('\n') ? '' : '\n'}${lineOf(head)}`)
    await file.datasync()
  } finally {
    await file.close()
  }
  return head
}

/** Two servers that hand over to each other sign one after the other. */
async function alone<T>(place: string, work: () => Promise<T>): Promise<T> {
  const lock = `${place}.lock`
  for (let tries = 0; ; tries++) {
    try {
      await (await open(lock, 'wx')).close()
      break
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
      const age = await stat(lock).then(
        ({ mtimeMs }) => Date.now() - mtimeMs,
        () => 0,
      )
      if (age > 10_000 || tries > 300) await rm(lock, { force: true })
      else await new Promise((done) => setTimeout(done, 20))
    }
  }
  try {
    return await work()
  } finally {
    await rm(lock, { force: true })
  }
}
