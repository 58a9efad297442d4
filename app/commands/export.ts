import { resolve } from 'node:path'
import { exportAll } from '#app/services/keeping/export-all.server.ts'
import type { Area } from './area.ts'

const exportArea: Area = {
  does: 'Everything, in open formats.',
  verbs: {
    all: {
      usage: 'export all <folder>',
      does: 'Writes every table as NDJSON, charts as FHIR R4 besides, and manifest.json with the hash of each file: {"files","rows","leftOut"}.',
      async run([folder], io, context) {
        if (!folder) {
          io.say('Usage: export all <folder>')
          return 2
        }
        const made = await exportAll(await context(), {
          folder: resolve(folder),
          by: 'terminal',
          onTable: (name, rows) => io.say(`${name}: ${rows}`),
        })
        if (!made.ok) {
          io.say('That folder is not empty; an export never overwrites.')
          return 2
        }
        await io.out(JSON.stringify(made.value))
        io.say('It holds PHI in the clear: keep it as you keep charts.')
        return 0
      },
    },
  },
}

export { exportArea as export }
