import { parentPort, workerData } from 'node:worker_threads'
import { closeContext, openContext, settingsOfProcess } from '#app/services/context.server.ts'
import { runLongWork } from '#app/services/long-work.server.ts'

// Long work (imports, rebuilds, exports) in a thread of its own, with its own connections: the pages stay quick.
const context = openContext(settingsOfProcess())
runLongWork(context, workerData, (progress) => parentPort?.postMessage({ progress }))
  .then(
    (result) => parentPort?.postMessage({ result }),
    (error: unknown) => parentPort?.postMessage({ failed: error instanceof Error ? error.name : 'unknown' }),
  )
  .finally(() => closeContext(context))
