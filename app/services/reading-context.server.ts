import { setPriority } from 'node:os'
import { openDatabase } from '#db/client.ts'
import type { Context } from './context.server.ts'
import { BELOW_NORMAL } from './thread.server.ts'

/** For a thread that only reads: the database of the process, as it stands. The serving thread comes first at the processor. */
export function openForReading(database: string): Pick<Context, 'db'> {
  // On Linux a priority is a thread's own; elsewhere it would be that of the whole process.
  if (process.platform === 'linux') setPriority(BELOW_NORMAL)
  return { db: openDatabase(database) }
}
