import { workerData } from 'node:worker_threads'
import { closeContext, openContext, settingsOfProcess } from '#app/services/context.server.ts'
import { type LongWork, runLongWork } from '#app/services/long-work.server.ts'
import type { CatchUp } from '#app/services/scorecard/follow-feed.server.ts'
import { takeInFeed } from '#app/services/scorecard/roll-up.server.ts'
import { beginThread } from '#app/services/thread.server.ts'

// Long work (imports, roll-ups, exports) in a thread of its own, with its own connection: the pages stay quick.
const work = beginThread<LongWork | CatchUp>(workerData)
const context = openContext(settingsOfProcess())

async function run(): Promise<void> {
  if (work.kind === 'roll-up') await takeInFeed(context)
  else await runLongWork(context, work)
}
await run().finally(() => closeContext(context))
