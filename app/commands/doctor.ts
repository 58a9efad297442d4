import { parseArgs } from 'node:util'
import { examine, isIll } from '#app/services/operating/doctor.server.ts'
import type { Area } from './area.ts'

const SIGNS = { good: 'ok  ', warn: 'look', bad: 'BAD ' } as const

export const doctor: Area = {
  does: 'Looks whether everything is right: disk, permissions, database, mail, clock, keys, trail, backups, code sets.',
  verbs: {
    '': {
      usage: 'doctor [--quick] [--strict] [--json]',
      does: 'One line a check: {"name","state","words"}. --quick leaves the whole-file check out. Exit 1 when something is bad; with --strict also for what should be looked at.',
      async run(args, io, context) {
        const options = { quick: { type: 'boolean' }, strict: { type: 'boolean' }, json: { type: 'boolean' } } as const
        const { values } = parseArgs({ args, options })
        const checks = await examine(await context(), { deep: !values.quick })
        for (const check of checks) {
          await io.out(JSON.stringify(check))
          io.say(`${SIGNS[check.state]} ${check.name.padEnd(11)} ${check.words}`)
        }
        return isIll(checks) || (values.strict && checks.some(({ state }) => state === 'warn')) ? 1 : 0
      },
    },
  },
}
