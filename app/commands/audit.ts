import { parseArgs } from 'node:util'
import { verifyAudit } from '#app/services/audit/verify.server.ts'
import type { Area } from './area.ts'

export const audit: Area = {
  does: 'The sealed audit trail.',
  verbs: {
    verify: {
      usage: 'audit verify [--json]',
      does: 'Walks the sealed chain from its beginning: {"entries":n,"ok":bool,"firstBroken":...}. Exit 1 when it is broken.',
      async run(args, io, context) {
        parseArgs({ args, options: { json: { type: 'boolean' } } })
        const result = await verifyAudit(await context())
        await io.out(
          JSON.stringify({
            entries: result.entries,
            ok: result.ok,
            firstBroken: result.firstBroken,
            head: result.head,
          }),
        )
        io.say(
          result.ok
            ? `${result.entries} entries, the chain holds.`
            : `The chain is broken at entry ${result.firstBroken?.seq}: ${result.firstBroken?.why}.`,
        )
        return result.ok ? 0 : 1
      },
    },
  },
}
