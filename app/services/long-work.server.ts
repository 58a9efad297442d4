import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { type Context, treeRoot } from './context.server.ts'
import { importCharts } from './intake/import-charts.server.ts'

/** What is too long for the serving thread. Each kind says how far it is in its own table, so that any page can show it. */
export type LongWork = { kind: 'chart-import'; id: string; folder: string; name: string; by: string }

/** Runs one piece of long work, in whatever thread this is; what was uploaded for it is removed at its end. */
export async function runLongWork(context: Context, work: LongWork): Promise<void> {
  const { id, name, by } = work
  try {
    await importCharts(context, [work.folder], { id, name, by })
  } finally {
    await rm(work.folder, { recursive: true, force: true })
  }
}

/** Starts long work in a thread of its own with its own connections. Its end is told to `onEnd`; a thread that dies is told as trouble. */
export function startLongWork(work: LongWork, onTrouble: (name: string) => void): void {
  const worker = new Worker(join(treeRoot, 'build/server/worker.js'), { workerData: work })
  worker.on('error', (error) => onTrouble(error.name))
  worker.unref()
}
