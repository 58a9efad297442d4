import { groupStay } from '#app/services/payment/group-stay.server.ts'
import { answerLines } from './answer-lines.ts'
import type { Area } from './area.ts'

export const drg: Area = {
  does: 'MS-DRGs from the loaded tables.',
  verbs: {
    group: {
      usage: 'drg group <file.jsonl or ->',
      does: 'Groups one stay a line: {"id","principal","secondary":[code,...],"age","sex","discharge"}. Medical stays only; a surgical one takes "encoderDrg".',
      run: (args, io, context) =>
        answerLines(args, io, 'drg group <file.jsonl or ->', async (line) => {
          const { grouped, isFault } = await groupStay((await context()).db, line)
          return { answer: grouped, fault: isFault ? grouped.basis : null }
        }),
    },
  },
}
