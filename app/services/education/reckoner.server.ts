import { join } from 'node:path'
import { never } from '#app/domain/shared/result.ts'
import { askedThread } from '../asked-thread.server.ts'
import { type Context, treeRoot } from '../context.server.ts'
import { type Among, countTargets } from './count-targets.server.ts'
import { type EffectsAsked, reckonEffects } from './reckon-effects.server.ts'
import { type TargetsToWeigh, weighTargets } from './weigh-targets.server.ts'

/** What takes the processor for long and only reads. */
type Questions = { effects: EffectsAsked; targets: Among; weights: TargetsToWeigh }
type Answers = {
  effects: Awaited<ReturnType<typeof reckonEffects>>
  targets: Awaited<ReturnType<typeof countTargets>>
  weights: Awaited<ReturnType<typeof weighTargets>>
}
type Kind = keyof Questions
/** One question, as it goes to the thread. */
export type Question = { [K in Kind]: { kind: K; asked: Questions[K] } }[Kind]

/** Answers a question in whatever thread this is. */
export function answerHere(context: Context, question: Question): Promise<Answers[Kind]> {
  switch (question.kind) {
    case 'effects':
      return reckonEffects(context, question.asked)
    case 'targets':
      return countTargets(context, question.asked)
    case 'weights':
      return weighTargets(context, question.asked)
    default:
      return never(question)
  }
}

const file = join(treeRoot, 'build/server/reckoner.js')
/** Whoever looks at targets does not wait for an effect. */
const [effects, targets] = [askedThread<Question, Answers[Kind]>(file), askedThread<Question, Answers[Kind]>(file)]
const threads = { effects, targets, weights: targets }

/** Asks the thread; from the sources there is none beside the server, and the answer is found here. */
export function ask<K extends Kind>(context: Context, kind: K, asked: Questions[K]): Promise<Answers[K]> {
  const question = { kind, asked } as Question
  const answer = import.meta.env.PROD ? threads[kind](question) : answerHere(context, question)
  return answer as Promise<Answers[K]>
}
