import { Worker } from 'node:worker_threads'

/** What a thread is asked and what it says to it; `no` tells the questions of one thread apart. */
export type Asked<Question> = { no: number; question: Question }
export type Said<Answer> = { no: number; answer: Answer } | { no: number; trouble: string }
type Waiting<Answer> = { done(answer: Answer): void; failed(error: Error): void }

/** Nobody has asked for so long: the thread gives its memory back. */
const IDLE_MS = 180_000
/** A small room for what is young halves what a thread keeps, and cost no time that could be told (docs/figures.md). */
const YOUNG_MB = 4

/**
 * Answers by a thread of its own, begun at the first question and kept for the next ones. For what only reads and reckons: it takes no turn at
 * writing. A thread that dies fails what it was asked; the next question begins another.
 */
export function askedThread<Question, Answer>(file: string, idleMs = IDLE_MS) {
  let thread: Begun<Question, Answer> | null = null
  let idle: NodeJS.Timeout | undefined
  return (question: Question): Promise<Answer> => {
    clearTimeout(idle)
    if (!thread?.isAlive()) thread = beginThread<Question, Answer>(file)
    const own = thread
    const leave = () => {
      if (thread === own) thread = null
      void own.worker.terminate()
    }
    const rest = () => {
      clearTimeout(idle)
      if (!own.isBusy()) idle = setTimeout(leave, idleMs).unref()
    }
    return own.ask(question).finally(rest)
  }
}

type Begun<Question, Answer> = {
  worker: Worker
  isAlive(): boolean
  isBusy(): boolean
  ask(question: Question): Promise<Answer>
}

function beginThread<Question, Answer>(file: string): Begun<Question, Answer> {
  const worker = new Worker(file, { resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } })
  const waiting = new Map<number, Waiting<Answer>>()
  let [isAlive, asked] = [true, 0]
  const end = (error: Error) => {
    isAlive = false
    for (const { failed } of waiting.values()) failed(error)
    waiting.clear()
  }
  worker.on('message', (said: Said<Answer>) => {
    const one = waiting.get(said.no)
    waiting.delete(said.no)
    if (waiting.size === 0) worker.unref()
    if ('trouble' in said) one?.failed(Object.assign(new Error('The thread could not answer.'), { name: said.trouble }))
    else one?.done(said.answer)
  })
  worker.on('error', end)
  worker.on('exit', () => end(new Error('The thread ended before it answered.')))
  return {
    worker,
    isAlive: () => isAlive,
    isBusy: () => waiting.size > 0,
    ask: (question) =>
      new Promise((done, failed) => {
        waiting.set(++asked, { done, failed })
        worker.ref()
        worker.postMessage({ no: asked, question } satisfies Asked<Question>)
      }),
  }
}
