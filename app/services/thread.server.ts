import { setPriority } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { endTurns, joinTurns, shareTurns } from '#db/turns.ts'
import { treeRoot } from './context.server.ts'
import { hearProgress } from './progress.server.ts'

/** What a thread is told at its start: its work, and where it takes turns at writing with the serving thread. */
export type ThreadData<Work> = { work: Work; turns: SharedArrayBuffer }
const BELOW_NORMAL = 5
/** What a thread runs; there is none beside a server that runs from its sources. */
export const threadFile = join(treeRoot, 'build/server/worker.js')
/** The threads there are, each with the kind of its work. */
const atWork = new Map<Worker, string>()
/** Whether a thread of this process does work of that kind. */
export const isAtWork = (kind: string): boolean => [...atWork.values()].includes(kind)

type Ears = {
  onTrouble: (name: string) => void
  onEnd?: () => void
}

/** Begins a thread of this process with its own connection. A thread that dies is told as trouble; `onEnd` comes after that too. */
export function startThread<Work extends { kind: string }>(work: Work, { onTrouble, onEnd = () => {} }: Ears): void {
  const workerData: ThreadData<Work> = { work, turns: shareTurns() }
  const worker = new Worker(threadFile, { workerData })
  atWork.set(worker, work.kind)
  worker.on('message', hearProgress)
  worker.on('error', (error) => onTrouble(error.name))
  worker.on('exit', () => {
    atWork.delete(worker)
    if (atWork.size === 0) endTurns()
    onEnd()
  })
  worker.unref()
}

/** For the thread itself, before it opens anything: people come first, at the disk and at the processor. Returns its work. */
export function beginThread<Work>({ work, turns }: ThreadData<Work>): Work {
  joinTurns(turns)
  standBehind()
  return work
}

/** For a thread beside the serving one, which comes first at the processor. */
export function standBehind(): void {
  // On Linux a priority is a thread's own; elsewhere it would be that of the whole process.
  if (process.platform === 'linux') setPriority(BELOW_NORMAL)
}
