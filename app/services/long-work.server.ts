import type { Context } from './context.server.ts'

export type LongWork = { kind: 'none' }

/** Runs one piece of long work in the worker thread; returns what it has to tell. */
export async function runLongWork(
  _context: Context,
  _work: LongWork,
  _onProgress: (progress: unknown) => void,
): Promise<unknown> {
  return null
}
