import { findQueryChange } from '#db/query-board.ts'
import type { Context } from '../context.server.ts'

const EVERY_MS = 1000
/** A comment now and then keeps proxies from closing a quiet line. */
const BEAT = 25

/** Whoever listens is asked for again at every so many looks: who was disabled or signed out hears nothing more after 3 seconds. */
const ASK = 3

type Listener = { hear(event: 'changed' | 'beat'): void; isIn(): Promise<boolean>; end(): void }
const listeners = new Set<Listener>()
let timer: NodeJS.Timeout | null = null

/** One look a second for all listeners together; none while nobody listens. */
async function watch(context: Context): Promise<void> {
  if (timer) return
  let seen = (await findQueryChange(context.db, Number.MAX_SAFE_INTEGER)).seq
  let turns = 0
  const tell = (event: 'changed' | 'beat') => {
    for (const listener of listeners) listener.hear(event)
  }
  const ask = () =>
    Promise.all([...listeners].map(async (listener) => ((await listener.isIn()) ? undefined : listener.end())))
  const look = async () => {
    const { seq, isAboutQueries } = await findQueryChange(context.db, seen)
    seen = seq
    turns += 1
    if (turns % ASK === 0) await ask()
    if (isAboutQueries) tell('changed')
    else if (turns % BEAT === 0) tell('beat')
  }
  timer = setInterval(() => void look().catch(() => tell('beat')), EVERY_MS)
  timer.unref()
}

function leave(listener: Listener): void {
  listeners.delete(listener)
  if (listeners.size > 0 || !timer) return
  clearInterval(timer)
  timer = null
}

/** A stream of server-sent events that says that something about queries changed, and nothing more: the page asks again by its own rights. */
export async function listenToQueries(
  context: Context,
  signal: AbortSignal,
  isIn: () => Promise<boolean>,
): Promise<Response> {
  await watch(context)
  const encoder = new TextEncoder()
  let leaveQuietly = () => {}
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const listener: Listener = {
        hear: (event) =>
          controller.enqueue(encoder.encode(event === 'changed' ? 'event: changed\ndata: 1\n\n' : ': beat\n\n')),
        isIn,
        end() {
          if (!listeners.has(listener)) return
          leave(listener)
          controller.close()
        },
      }
      leaveQuietly = () => leave(listener)
      listeners.add(listener)
      controller.enqueue(encoder.encode('retry: 5000\n\n'))
      signal.addEventListener('abort', listener.end)
    },
    cancel: () => leaveQuietly(),
  })
  // "no-transform" keeps the compression from holding events back.
  const headers = {
    'Content-Type': 'text/event-stream',
    'Cache-Control': 'no-store, no-transform',
    'X-Accel-Buffering': 'no',
  }
  return new Response(body, { headers })
}
