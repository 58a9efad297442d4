import { resolve } from 'node:path'
import { makeBackup } from '#app/services/backup/back-up.server.ts'
import { restoreBackup } from '#app/services/backup/restore.server.ts'
import { settingsOfProcess } from '#app/services/context.server.ts'
import type { Area } from './area.ts'

const WHY: Record<string, string> = {
  'file-exists': 'That file exists; a backup never overwrites.',
  'no-such-file': 'There is no such file.',
  'not-a-database': 'That file is not a database.',
  damaged: 'That file is damaged; nothing was changed.',
  'not-ours': 'That database is not a backup of Addendum; nothing was changed.',
}

export const backup: Area = {
  does: 'Copies the database while it is used.',
  verbs: {
    '': {
      usage: 'backup <file>',
      does: 'Writes a whole copy of the database to a new file: {"file","entries","head"}.',
      async run([file], io, context) {
        if (!file) {
          io.say('Usage: backup <file>')
          return 2
        }
        const made = await makeBackup(await context(), { file: resolve(file), by: 'terminal' })
        if (!made.ok) io.say(WHY[made.error] ?? made.error)
        else await io.out(JSON.stringify(made.value))
        return made.ok ? 0 : 2
      },
    },
  },
}

export const restore: Area = {
  does: 'Puts a backup in the place of the database. Stop the server first.',
  verbs: {
    '': {
      usage: 'restore <file>',
      does: 'Checks the file, keeps the present database beside it, restores, and verifies the audit trail.',
      async run([file], io) {
        if (!file) {
          io.say('Usage: restore <file>')
          return 2
        }
        const restored = await restoreBackup(settingsOfProcess(), { file: resolve(file), at: new Date() })
        if (!restored.ok) {
          io.say(WHY[restored.error] ?? restored.error)
          return 2
        }
        await io.out(JSON.stringify({ entries: restored.value.entries, ok: restored.value.holds }))
        if (restored.value.aside) io.say(`What was there before is kept as ${restored.value.aside}`)
        return restored.value.holds ? 0 : 1
      },
    },
  },
}
