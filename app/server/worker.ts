import { workerData } from 'node:worker_threads'
import { closeContext, openContext, settingsOfProcess } from '#app/services/context.server.ts'
import { runLongWork } from '#app/services/long-work.server.ts'

// Long work (imports, rebuilds, exports) in a thread of its own, with its own connections: the pages stay quick.
const context = openContext(settingsOfProcess())
await runLongWork(context, workerData).finally(() => closeContext(context))
