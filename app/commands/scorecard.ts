import type { Context } from '#app/services/context.server.ts'
import { acceptAudit, acceptLevel } from '#app/services/scorecard/accept.server.ts'
import { acceptClaim } from '#app/services/scorecard/accept-claims.server.ts'
import { acceptHours, acceptStandard } from '#app/services/scorecard/accept-hours.server.ts'
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
  does: 'What scorecards take in from elsewhere: audits and hours of coders, hours of CDI specialists, standards of productivity, levels of the site’s grouper, claims and what payers denied.',
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
    claims: accepting(
      'scorecard claims <file.jsonl or ->',
      'Takes in claims as the billing system tells of them, one a line: {"claim","encounter","billed":"2026-03-02","amount":9120.5,"remitted":true,"denial":"coding","denied":1200,"outcome":"lost","lostWeight":0.31}. denial: coding, clinical-validation or other; outcome: won or lost, none until it is decided. A later line takes the place of the earlier.',
      acceptClaim,
    ),
    hours: accepting(
      'scorecard hours <file.jsonl or ->',
      'Takes in productive hours, one month of one person a line: {"coder":"e-mail","month":"2026-03","hours":142.5}, of a CDI specialist {"reviewer":"e-mail","month","hours"}. Who does both has a line for each.',
      acceptHours,
    ),
    standards: accepting(
      'scorecard standards <file.jsonl or ->',
      'Takes in how many records of a kind the house expects in a productive hour, one kind a line: {"kind":"inpatient","perHour":2.5}. kind: the class of the encounter. Records of coders are weighted by them.',
      acceptStandard,
    ),
  },
}
