import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Server as HttpServer } from 'node:http'
import { Server } from 'node:net'

/** The first descriptor after the three of every process: where systemd and our own predecessor put a listening socket. */
const FD = 3
const MARK = 'TAKES_OVER'

/** True when this process was begun by its predecessor, which still serves until it is told that this one is ready. */
export const takesOver = (): boolean => process.env[MARK] === '1' && process.send !== undefined

/** Where to listen: on the socket that was handed in (by a predecessor, or by systemd's socket unit), else on the address of the settings. */
export function listening(settings: { port: number; host: string }): { fd: number } | { port: number; host: string } {
  const isHandedIn = process.env.LISTEN_FDS === '1' && process.env.LISTEN_PID === String(process.pid)
  return takesOver() || isHandedIn ? { fd: FD } : { port: settings.port, host: settings.host }
}

/** Tells the predecessor that pages are served, and waits until it has ended its jobs, or is gone. */
export async function waitForPredecessor(): Promise<void> {
  if (!takesOver()) return
  const gone = Promise.race([once(process, 'message'), once(process, 'disconnect')])
  process.send?.('ready')
  await gone
  if (process.connected) process.disconnect()
}

/** Begins a successor on this server's own socket; null when it did not come up, and then nothing has changed. */
export async function beginSuccessor(server: HttpServer): Promise<ChildProcess | null> {
  const fd = descriptorOf(server)
  if (fd === null) return null
  const child = spawn(process.execPath, [...process.execArgv, ...process.argv.slice(1)], {
    env: { ...process.env, [MARK]: '1' },
    stdio: ['ignore', 'inherit', 'inherit', fd, 'ipc'],
    detached: true,
  })
  const outcome = await Promise.race([
    once(child, 'message').then(() => 'ready' as const),
    once(child, 'exit').then(() => 'gone' as const),
    once(child, 'error').then(() => 'gone' as const),
  ])
  return outcome === 'ready' ? child : null
}

/** Node knows no public way to the descriptor of a listening socket. */
function descriptorOf(server: HttpServer): number | null {
  const handle: unknown = Reflect.get(server, '_handle')
  if (typeof handle !== 'object' || handle === null || !('fd' in handle)) return null
  return typeof handle.fd === 'number' && handle.fd >= 0 ? handle.fd : null
}

/**
 * Stops accepting and resolves when the last connection is gone. Not `http.Server.close`, which cuts idle connections at once: a request
 * that was on its way over one of them would be lost. Every reply from now on says `Connection: close`; idle ones end after a while.
 */
export async function stopAccepting(server: HttpServer, idleMs: number): Promise<void> {
  const closed = new Promise<void>((done) => Server.prototype.close.call(server, () => done()))
  const timer = setTimeout(() => server.closeIdleConnections(), idleMs)
  const often = setInterval(() => server.closeIdleConnections(), idleMs * 4)
  await closed
  clearTimeout(timer)
  clearInterval(often)
}
