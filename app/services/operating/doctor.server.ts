import { statfs } from 'node:fs/promises'
import { connect } from 'node:net'
import { dirname, resolve } from 'node:path'
import { findHead, findLatestOf } from '#db/audit.ts'
import { faultOfDatabase, houseFigures, migrationsOf, synchronousOf } from '#db/figures.ts'
import { findUserByEmail } from '#db/users.ts'
import { headsPlace } from '../audit/places.server.ts'
import { lastSignedHead } from '../audit/trail-state.server.ts'
import { databasePlace } from '../backup/places.server.ts'
import { readBackups } from '../backup/read-backups.server.ts'
import { referenceStatus } from '../codes/reference-status.server.ts'
import { type Context, treeRoot } from '../context.server.ts'
import { bad, type Check, good, warn } from './check.ts'
import { startFaults } from './start-checks.server.ts'
import { volumeCheck } from './volume.server.ts'

const HOUR = 3_600_000
const GB = 1e9

/** Looks at everything that has to be right for the house to work and to lose nothing. `deep` reads the whole database file. */
export async function examine(context: Context, { deep }: { deep: boolean }): Promise<Check[]> {
  return [
    nodeCheck(),
    ...settingsChecks(context),
    await diskCheck(context),
    ...(deep ? [integrityCheck(context)] : []),
    durabilityCheck(context),
    migrationsCheck(context),
    volumeCheck(dirname(databasePlace(context.settings))),
    await mailCheck(context),
    outboxCheck(context),
    await clockCheck(context),
    ...(await trailChecks(context)),
    ...(await backupChecks(context)),
    await codesCheck(context),
  ]
}

function nodeCheck(): Check {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const words = `Node ${process.versions.node}`
  if (major < 20 || (major === 20 && minor < 19)) return bad('node', `${words}: 20.19 or newer is needed`)
  return major === 20 ? warn('node', `${words}: past its end of life, 22 or 24 run too`) : good('node', words)
}

function settingsChecks({ settings }: Context): Check[] {
  const faults = startFaults(settings).map((words) =>
    settings.mode === 'production' ? bad('settings', words) : warn('settings', words),
  )
  if (settings.mode === 'demo') return [...faults, warn('mode', 'Demo: anyone may walk in as anyone')]
  return faults.length > 0 ? faults : [good('settings', 'Production, nothing insecure found')]
}

async function diskCheck({ db, settings }: Context): Promise<Check> {
  const { bavail, bsize } = await statfs(dirname(databasePlace(settings)))
  const free = bavail * bsize
  const { databaseBytes } = houseFigures(db)
  const words = `${(free / GB).toFixed(1)} GB free, the database has ${(databaseBytes / GB).toFixed(2)} GB`
  if (free < 0.2 * GB) return bad('disk', `${words}: make room now`)
  return free < 2 * databaseBytes + GB
    ? warn('disk', `${words}: a backup and the log beside it want twice the database`)
    : good('disk', words)
}

function integrityCheck({ db }: Context): Check {
  const fault = faultOfDatabase(db, { deep: true })
  return fault
    ? bad('integrity', `SQLite says: ${fault}. Restore a backup.`)
    : good('integrity', 'SQLite finds the database whole')
}

function durabilityCheck({ db }: Context): Check {
  return synchronousOf(db) === 2
    ? good('durability', 'Every commit is flushed (synchronous = FULL)')
    : bad('durability', 'Commits are not flushed: synchronous is not FULL')
}

function migrationsCheck({ db }: Context): Check {
  const { done, known } = migrationsOf(db, resolve(treeRoot, 'db/migrations'))
  if (done > known)
    return bad('migrations', `The database has ${done}, this program knows ${known}: it is too old for it`)
  return done === known ? good('migrations', `${done} of ${known}`) : bad('migrations', `${done} of ${known}`)
}

async function mailCheck({ settings }: Context): Promise<Check> {
  if (!settings.smtpUrl)
    return settings.mode === 'demo'
      ? good('mail', 'No SMTP server: letters are kept as files')
      : warn('mail', 'No SMTP server (ADDENDUM_SMTP_URL): letters are kept as files, nobody gets one')
  const url = new URL(settings.smtpUrl)
  const port = Number(url.port) || (url.protocol === 'smtps:' ? 465 : 587)
  const greeting = await greetingOf(url.hostname, port, url.protocol === 'smtps:')
  return greeting
    ? good('mail', `${url.hostname}:${port} answers`)
    : bad('mail', `${url.hostname}:${port} does not answer`)
}

/** True when something speaks SMTP there within five seconds; behind TLS from the first byte a connection is all that is asked. */
function greetingOf(host: string, port: number, isTls: boolean): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect({ host, port, timeout: 5000 })
    const end = (answers: boolean) => {
      socket.destroy()
      done(answers)
    }
    socket.once('connect', () => isTls && end(true))
    socket.once('data', (bytes) => end(bytes.toString('latin1').startsWith('220')))
    socket.once('timeout', () => end(false))
    socket.once('error', () => end(false))
  })
}

function outboxCheck({ db, now }: Context): Check {
  const { outboxFailed, outboxWaiting, oldestWaitingAt } = houseFigures(db)
  const late = oldestWaitingAt === null ? 0 : (now().getTime() - oldestWaitingAt) / HOUR
  if (late > 1) return bad('outbox', `${outboxWaiting} letters wait, the oldest ${late.toFixed(0)} h over its time`)
  if (outboxFailed > 0) return warn('outbox', `${outboxFailed} letters could not be delivered; see the mailbox`)
  return good('outbox', `${outboxWaiting} letters wait`)
}

async function clockCheck({ db, now }: Context): Promise<Check> {
  const last = await findLatestOf(db, 'signin.begun')
  const head = await findHead(db)
  const ahead = last ? last.at.getTime() - now().getTime() : 0
  if (head && ahead > 5 * 60_000)
    return bad('clock', 'The audit trail has entries from the future: this clock was set back')
  return good('clock', `${now().toISOString()}; compare it with a clock you trust`)
}

async function trailChecks({ db, settings, now }: Context): Promise<Check[]> {
  const [head, signed] = await Promise.all([findHead(db), lastSignedHead(settings)])
  const checks: Check[] = []
  if (!head) return [good('trail', 'No entry yet')]
  if (!signed) checks.push(warn('heads', 'No signed head yet: the server signs at its start'))
  else if (signed.seq > head.seq)
    checks.push(bad('heads', 'A signed head stands beyond the end of the trail: verify it'))
  else if (now().getTime() - new Date(signed.at).getTime() > 2 * HOUR && signed.seq < head.seq)
    checks.push(warn('heads', `The last head is from ${signed.at}: does the server run?`))
  else checks.push(good('heads', `Signed up to entry ${signed.seq} of ${head.seq}`))
  const isBeside = headsPlace(settings).startsWith(dirname(databasePlace(settings)))
  if (isBeside && !settings.auditSyslog && !settings.auditMail)
    checks.push(
      warn('heads', 'Heads lie beside the database and nowhere else: set ADDENDUM_AUDIT_HEADS, _SYSLOG or _MAIL'),
    )
  if (settings.auditMail && !(await findUserByEmail(db, settings.auditMail)))
    checks.push(bad('heads', 'ADDENDUM_AUDIT_MAIL names nobody who is a user here'))
  return checks
}

async function backupChecks(context: Context): Promise<Check[]> {
  const { kept, drill, failedAt, hours, isOwnDisk } = await readBackups(context)
  const newest = kept[0]
  const checks: Check[] = []
  const age = newest ? (context.now().getTime() - newest.madeAt.getTime()) / HOUR : null
  if (age === null) checks.push(warn('backup', hours === 0 ? 'None is scheduled, none is there' : 'None yet'))
  else if (hours > 0 && age > 1.5 * hours) checks.push(bad('backup', `The newest is ${age.toFixed(0)} h old`))
  else checks.push(good('backup', `The newest is ${age.toFixed(0)} h old`))
  if (failedAt) checks.push(bad('backup', `The last one failed, ${failedAt.toISOString()}`))
  if (drill && !drill.ok) checks.push(bad('backup', `${drill.file} does not open again`))
  if (!isOwnDisk) checks.push(warn('backup', 'Backups lie in the data folder: set ADDENDUM_BACKUPS to another disk'))
  return checks
}

async function codesCheck(context: Context): Promise<Check> {
  const day = context.now().toISOString().slice(0, 10)
  const inForce = (await referenceStatus(context)).filter(
    ({ state, startOn, endOn }) => state === 'active' && startOn <= day && (endOn === null || endOn >= day),
  )
  const names = inForce.map(({ release }) => release)
  const icd = names.some((name) => name.startsWith('icd10cm'))
  return icd
    ? good('codes', `${names.length} releases in force, ${names.filter((name) => name.startsWith('icd10')).join(', ')}`)
    : warn('codes', 'No full ICD-10-CM release is in force today: only the starter set is there')
}

/** True when something must be mended. */
export const isIll = (checks: readonly Check[]): boolean => checks.some(({ state }) => state === 'bad')
