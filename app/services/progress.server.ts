import { isMainThread, parentPort } from 'node:worker_threads'

/** How far long work is: a share from 0 to 1 and a word for what is done now. Known to the serving process while it lives. */
export type Progress = { share: number; step: string; end: 'running' | 'done' | 'failed'; fault: string | null }

const known = new Map<string, Progress>()

/** Told from whatever thread does the work. */
export function tellProgress(id: string, progress: Progress): void {
  if (isMainThread) known.set(id, progress)
  else parentPort?.postMessage({ id, progress })
}

export function hearProgress(message: unknown): void {
  if (typeof message !== 'object' || message === null || !('id' in message) || !('progress' in message)) return
  known.set(String(message.id), message.progress as Progress)
}

export const progressOf = (id: string): Progress | null => known.get(id) ?? null
