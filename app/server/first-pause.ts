import type { Server } from 'node:http'

const LOOK_EVERY = 250

/** Does a piece of work that holds the process up once: in the first `pause` ms in which nobody asks anything, after `most` ms in any case. */
export function inFirstPause(
  server: Pick<Server, 'on' | 'off'>,
  work: () => void,
  { pause = 1000, most = 30_000 }: { pause?: number; most?: number } = {},
): void {
  const began = performance.now()
  let askedAt = began
  const asked = () => {
    askedAt = performance.now()
  }
  server.on('request', asked)
  const timer = setInterval(() => {
    const now = performance.now()
    if (now - askedAt < pause && now - began < most) return
    clearInterval(timer)
    server.off('request', asked)
    work()
  }, LOOK_EVERY)
  timer.unref()
}
