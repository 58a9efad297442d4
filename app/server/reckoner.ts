import { parentPort, workerData } from 'node:worker_threads'
import type { Asked, Said } from '#app/services/asked-thread.server.ts'
import type { ReckonerData } from '#app/services/education/effects.server.ts'
import { type EffectFound, type EffectsAsked, reckonEffects } from '#app/services/education/reckon-effects.server.ts'
import { openForReading } from '#app/services/reading-context.server.ts'

// What takes the processor for tenths of a second (the effect of teaching), with a connection of its own that only reads: the pages stay quick.
const context = openForReading((workerData as ReckonerData).database)

parentPort?.on('message', ({ no, question }: Asked<EffectsAsked>) => {
  const say = (said: Said<EffectFound[]>) => parentPort?.postMessage(said)
  reckonEffects(context, question).then(
    (answer) => say({ no, answer }),
    (error: unknown) => say({ no, trouble: error instanceof Error ? error.name : 'unknown' }),
  )
})
