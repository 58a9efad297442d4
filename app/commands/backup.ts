import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { makeBackup } from '#app/services/backup/back-up.server.ts'
import { fingerprintOfKey } from '#app/services/backup/cipher.server.ts'
import { listBackups } from '#app/services/backup/list.server.ts'
import { backupKey, backupKeyPlace, backupsPlace, databasePlace, nameAt } from '#app/services/backup/places.server.ts'
import { restoreBackup } from '#app/services/backup/restore.server.ts'
import { tryBackup } from '#app/services/backup/try-out.server.ts'
import { settingsOfProcess } from '#app/services/context.server.ts'
import type { Area, Io, Verb } from './area.ts'

const WHY: Record<string, string> = {
  'file-exists': 'That file exists; a backup never overwrites.',
  'no-such-file': 'There is no such file.',
  'not-a-database': 'That file is neither a backup nor a database.',
  damaged: 'That backup was changed, cut off or damaged; nothing was changed here.',
  'not-ours': 'That database is not a backup of Addendum; nothing was changed.',
  'other-key': 'That backup was made with another key file. Name it with --key.',
  'in-use': 'The database is open: stop the server (and other commands) first.',
  'chain-broken': 'The backup opens, but its audit trail does not hold.',
}
const usage = (io: Io, words: string): 2 => {
  io.say(`Usage: ${words}`)
  return 2
}

const make: Verb = {
  usage: 'backup [<file>] [--plain]',
  does: 'Writes an encrypted copy of the database, while it is used, to a new file (without a name: among the scheduled ones): {"file","entries","head","bytes","key"}. --plain: as a SQLite database, readable by anyone.',
  async run(args, io, context) {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { plain: { type: 'boolean' } } })
    const opened = await context()
    const [name] = positionals
    const file = name ? resolve(name) : join(backupsPlace(opened.settings), nameAt(opened.now()))
    const bar = io.progress('Backup', 1000)
    const made = await makeBackup(opened, {
      file,
      by: 'terminal',
      isPlain: values.plain ?? false,
      onProgress: (share) => bar.to(Math.round(share * 1000)),
    })
    bar.end()
    if (!made.ok) {
      io.say(WHY[made.error] ?? made.error)
      return 2
    }
    await io.out(JSON.stringify(made.value))
    if (made.value.key)
      io.say(`Only the key file ${backupKeyPlace(opened.settings)} opens it: keep a copy of that elsewhere.`)
    return 0
  },
}

const list: Verb = {
  usage: 'backup list [--json]',
  does: 'The scheduled backups, newest first: {"name","madeAt","size","bytes","entries","key"} a line.',
  async run(_args, io) {
    const kept = await listBackups(settingsOfProcess())
    for (const one of kept) await io.out(JSON.stringify(one))
    if (kept.length === 0) io.say(`There are none in ${backupsPlace(settingsOfProcess())}.`)
    return 0
  },
}

const verify: Verb = {
  usage: 'backup verify [<file>] [--key <file>]',
  does: 'A restore drill beside the running database: opens a backup (the newest one), checks all of it and walks its audit trail. Exit 1 when it is not good.',
  async run(args, io, context) {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { key: { type: 'string' } } })
    const opened = await context()
    const [newest] = await listBackups(opened.settings)
    const [given] = positionals
    if (!given && !newest) return usage(io, verify.usage)
    const file = given ? resolve(given) : join(backupsPlace(opened.settings), newest?.name ?? '')
    const tried = await tryBackup(opened, { file, by: 'terminal', key: values.key ? resolve(values.key) : null })
    await io.out(JSON.stringify({ file, ok: tried.ok, ...(tried.ok ? tried.value : { why: tried.error }) }))
    io.say(tried.ok ? `It opens, and its ${tried.value.entries} entries hold.` : (WHY[tried.error] ?? tried.error))
    return tried.ok ? 0 : 1
  },
}

const key: Verb = {
  usage: 'backup key',
  does: 'Says which key file encrypts backups (made when there is none) and its fingerprint.',
  async run(_args, io) {
    const settings = settingsOfProcess()
    await io.out(JSON.stringify({ file: backupKeyPlace(settings), key: fingerprintOfKey(backupKey(settings)) }))
    return 0
  },
}

export const backup: Area = {
  does: 'Encrypted copies of the database, made while it is used.',
  verbs: { '': make, list, verify, key },
}

const put: Verb = {
  usage: 'restore <file> [--key <file>] [--yes]',
  does: 'Checks the backup, keeps the present database beside it, restores, and verifies the audit trail. Refuses while the database is open.',
  async run(args, io) {
    const options = { key: { type: 'string' }, yes: { type: 'boolean' } } as const
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options })
    const [file] = positionals
    if (!file) return usage(io, put.usage)
    const settings = settingsOfProcess()
    if (!values.yes && io.ask && existsSync(databasePlace(settings))) {
      const said = await io.ask(`Put ${file} in the place of the database in ${settings.dataFolder}? Type yes: `)
      if (said.trim().toLowerCase() !== 'yes') {
        io.say('Nothing was changed.')
        return 2
      }
    }
    const at = new Date()
    const restored = await restoreBackup(settings, {
      file: resolve(file),
      at,
      key: values.key ? resolve(values.key) : null,
    })
    if (!restored.ok) {
      io.say(WHY[restored.error] ?? restored.error)
      return 2
    }
    await io.out(JSON.stringify({ entries: restored.value.entries, ok: restored.value.holds }))
    if (restored.value.aside) io.say(`What was there before is kept as ${restored.value.aside}`)
    return restored.value.holds ? 0 : 1
  },
}

export const restore: Area = {
  does: 'Puts a backup in the place of the database. Stop the server first.',
  verbs: { '': put },
}
