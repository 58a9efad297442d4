import { parentPort } from 'node:worker_threads'
import type { Asked, Said } from '#app/services/asked-thread.server.ts'
import { openContext, settingsOfProcess } from '#app/services/context.server.ts'
import { answerHere, type Question } from '#app/services/education/reckoner.server.ts'
import { type Figures, isOfFigures, reckonHere } from '#app/services/scorecard/figures.server.ts'
import { standBehind } from '#app/services/thread.server.ts'

// What takes the processor for long and only reads (the effect of teaching, what targets weigh, what is said of everyone): the pages stay quick.
standBehind()
const context = openContext(settingsOfProcess())

parentPort?.on('message', ({ no, question }: Asked<Question | Figures>) => {
  const say = (said: Said<unknown>) => parentPort?.postMessage(said)
  const answered = isOfFigures(question) ? reckonHere(context, question) : answerHere(context, question)
  answered.then(
    (answer) => say({ no, answer }),
    (error: unknown) => say({ no, trouble: error instanceof Error ? error.name : 'unknown' }),
  )
})
