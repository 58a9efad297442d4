import { parseArgs } from 'node:util'
import { planPurge } from '#app/services/keeping/plan-purge.server.ts'
import { retentionPolicy } from '#app/services/keeping/policy.server.ts'
import { purge } from '#app/services/keeping/purge.server.ts'
import type { Area } from './area.ts'

export const retention: Area = {
  does: 'How long charts and queries are kept.',
  verbs: {
    plan: {
      usage: 'retention plan [--json]',
      does: 'A dry run: how many stays are due to be purged, and why old ones stay: {"policy","due","queries","kept"}.',
      async run(_args, io, context) {
        const opened = await context()
        const { due, queries, kept } = await planPurge(opened)
        await io.out(JSON.stringify({ policy: await retentionPolicy(opened), due, queries, kept }))
        io.say(`${due} stays with ${queries} queries are due. Nothing was changed.`)
        return 0
      },
    },
    purge: {
      usage: 'retention purge --yes',
      does: 'Purges what the policy no longer asks for: {"stays","queries","patients","held"}. Tombstones and audit entries stay.',
      async run(args, io, context) {
        const { values } = parseArgs({ args, options: { yes: { type: 'boolean' } } })
        if (!values.yes) {
          io.say('Look first (retention plan), then say it again with --yes. Make a backup before.')
          return 2
        }
        await io.out(JSON.stringify(await purge(await context(), 'terminal')))
        return 0
      },
    },
  },
}
