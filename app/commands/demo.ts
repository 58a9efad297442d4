import { parseArgs } from 'node:util'
import { fillDemoHospital } from '#app/services/demo/fill.server.ts'
import type { Area } from './area.ts'

export const demo: Area = {
  does: 'The invented hospital.',
  verbs: {
    '': {
      usage: 'demo [--encounters <number>] [--seed <word>]',
      does: 'Fills an empty database with the demo hospital (3,000 encounters unless said otherwise; from 100,000 on without notes and results). Refuses one that has people in it.',
      async run(args, io, context) {
        const { values } = parseArgs({
          args,
          options: { encounters: { type: 'string' }, seed: { type: 'string' } },
          strict: false,
        })
        const encounters = Number(values.encounters ?? 3000)
        if (!Number.isInteger(encounters) || encounters < 1) {
          io.say('--encounters takes a whole number from 1.')
          return 2
        }
        const bar = io.progress('Filling', encounters)
        const seed = typeof values.seed === 'string' ? values.seed : undefined
        const total = await fillDemoHospital(await context(), { encounters, seed, onProgress: bar.to })
        bar.end()
        if (!total.ok) {
          io.say('The database has people in it already; the demo fills only an empty one.')
          return 2
        }
        await io.out(JSON.stringify(total.value))
        return 0
      },
    },
  },
}
