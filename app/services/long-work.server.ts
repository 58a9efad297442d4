import { rm } from 'node:fs/promises'
import { never } from '#app/domain/shared/result.ts'
import { runBackup } from './backup/run-backup.server.ts'
import { runReferenceImport } from './codes/reference-runs.server.ts'
import type { Context } from './context.server.ts'
import { importCharts } from './intake/import-charts.server.ts'
import { doPurge } from './keeping/do-purge.server.ts'
import { startThread } from './thread.server.ts'

/** What is too long for the serving thread. Each kind says how far it is in its own place, so that any page can show it. */
export type LongWork = {
  kind: 'chart-import' | 'reference-import' | 'backup' | 'purge'
  id: string
  folder: string
  name: string
  by: string
}

/** Runs one piece of long work, in whatever thread this is; what was uploaded for it is removed at its end. */
export async function runLongWork(context: Context, work: LongWork): Promise<void> {
  try {
    await doWork(context, work)
  } finally {
    await rm(work.folder, { recursive: true, force: true })
  }
}

async function doWork(context: Context, { kind, folder, id, name, by }: LongWork): Promise<void> {
  switch (kind) {
    case 'chart-import':
      await importCharts(context, [folder], { id, name, by })
      return
    case 'reference-import':
      await runReferenceImport(context, { folder, id, name, by })
      return
    case 'backup':
      await runBackup(context, by)
      return
    case 'purge':
      await doPurge(context, by)
      return
    default:
      return never(kind)
  }
}

let atWork = 0

/** Resolves when no long work runs, or after so many milliseconds. */
export async function longWorkEnded(withinMs: number): Promise<void> {
  const end = performance.now() + withinMs
  while (atWork > 0 && performance.now() < end) await new Promise((done) => setTimeout(done, 50))
}

/** Starts long work in a thread of its own with its own connection. A thread that dies is told as trouble. */
export function startLongWork(work: LongWork, onTrouble: (name: string) => void): void {
  atWork += 1
  startThread(work, {
    onTrouble,
    onEnd: () => {
      atWork -= 1
    },
  })
}
