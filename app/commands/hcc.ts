import { memberScorer } from '#app/services/payment/score-member.server.ts'
import { takeMember } from '#app/services/payment/take-member.server.ts'
import { answerLines } from './answer-lines.ts'
import type { Area } from './area.ts'

const MEMBERS = 'hcc members <file.jsonl or ->'
const SCORE = 'hcc score <file.jsonl or ->'

export const hcc: Area = {
  does: 'CMS-HCC risk scores from the loaded tables.',
  verbs: {
    members: {
      usage: MEMBERS,
      does: 'Takes in what a health plan says of its members, one a line: {"record","year","segment":"CNA","originallyDisabled":false,"medicaid":false}. "year" is the payment year.',
      run: (args, io, context) =>
        answerLines(args, io, MEMBERS, async () => {
          const opened = await context()
          return async (line) => {
            const taken = await takeMember(opened, line)
            return { answer: taken, fault: taken.why }
          }
        }),
    },
    score: {
      usage: SCORE,
      does: 'Scores one member a line: {"id","model":"V28","codes":[...],"age","sex","segment":"CNA"}. The score is raw; "adjusted" is normalised and lowered for coding intensity.',
      run: (args, io, context) =>
        answerLines(args, io, SCORE, async () => {
          const score = memberScorer((await context()).db)
          return async (line) => {
            const { scored, isFault } = await score(line)
            return { answer: scored, fault: isFault ? scored.basis : null }
          }
        }),
    },
  },
}
