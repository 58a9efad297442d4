import { stayGrouper } from '#app/services/payment/group-stay.server.ts'
import { answerLines } from './answer-lines.ts'
import type { Area } from './area.ts'

const GROUP = 'drg group <file.jsonl or ->'

export const drg: Area = {
  does: 'MS-DRGs from the loaded tables.',
  verbs: {
    group: {
      usage: GROUP,
      does: 'Groups one stay a line: {"id","principal","secondary":[code,...],"age","sex","discharge"}. Medical stays; a surgical one takes its "encoderDrg".',
      run: (args, io, context) =>
        answerLines(args, io, GROUP, async () => {
          const group = stayGrouper((await context()).db)
          return async (line) => {
            const { grouped, isFault } = await group(line)
            return { answer: grouped, fault: isFault ? grouped.basis : null }
          }
        }),
    },
  },
}
