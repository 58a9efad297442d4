import type { Context } from '../context.server.ts'
import { tellProgress } from '../progress.server.ts'
import { purge } from './purge.server.ts'
import { PURGE_RUN } from './read-retention.server.ts'

/** A purge as long work: tells how far it is. */
export async function doPurge(context: Context, by: string): Promise<void> {
  const tell = (step: string, end: 'running' | 'done' | 'failed', fault: string | null = null) =>
    tellProgress(PURGE_RUN, { share: end === 'running' ? 0 : 1, step, end, fault })
  try {
    const { stays, queries, patients, held } = await purge(context, by, (done) => tell(`${done} stays`, 'running'))
    tell(`${stays} stays, ${queries} queries, ${patients} patients; ${held} stayed`, 'done')
  } catch (error) {
    tell('failed', 'failed', error instanceof Error ? error.message : 'unknown')
    throw error
  }
}
