import type { Context } from '#app/services/context.server.ts'
import { acceptAudit, acceptLevel } from '#app/services/scorecard/accept.server.ts'
import { answerLines } from './answer-lines.ts'
import type { Area, Verb } from './area.ts'

type Accept = (context: Context, line: unknown) => Promise<{ id: string | null; why: string | null }>

const accepting = (usage: string, does: string, accept: Accept): Verb => ({
  usage,
  does,
  run: (args, io, context) =>
    answerLines(args, io, usage, async () => {
      const opened = await context()
      return async (line) => {
        const answer = await accept(opened, line)
        return { answer, fault: answer.why }
      }
    }),
})

export const scorecard: Area = {
  does: 'What scorecards take in from elsewhere: audits of coders, levels of the site’s grouper.',
  verbs: {
    audits: accepting(
      'scorecard audits <file.jsonl or ->',
      'Takes in audits of coded records, one a line: {"encounter","coder":"e-mail","auditor","random":true,"correct":12,"wrong":1,"missed":0,"drgRight":true}. Only random samples are counted.',
      acceptAudit,
    ),
    levels: accepting(
      'scorecard levels <file.jsonl or ->',
      'Takes in severity of illness and risk of mortality as the site’s own grouper gave them, one stay a line: {"encounter","severity":3,"mortality":2,"risk":0.031}.',
      acceptLevel,
    ),
  },
}
