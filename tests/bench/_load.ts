import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'

export type Call = { method?: 'GET' | 'POST'; path: string; headers?: Record<string, string>; body?: string }
export type Run = { perSecond: number; p50: number; p95: number; p99: number; count: number; cpuMs: number }

/** One request over a kept connection; resolves with the status when the whole reply has been read. */
export function call(
  origin: string,
  agent: Agent,
  { method = 'GET', path, headers = {}, body }: Call,
): Promise<number> {
  const form = body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }
  return new Promise((done, failed) => {
    const sent = request(`${origin}${path}`, { agent, method, headers: { ...form, ...headers } }, (reply) => {
      reply.resume()
      reply.on('end', () => done(reply.statusCode ?? 0))
      reply.on('error', failed)
    })
    sent.on('error', failed)
    sent.end(body)
  })
}

export const median = (numbers: readonly number[]): number => part(numbers, 0.5)
export const part = (numbers: readonly number[], share: number): number =>
  [...numbers].sort((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))] ?? Number.NaN

/** "0.41 (0.38 to 0.45)" */
export const spread = (numbers: readonly number[], digits = 2): string =>
  `${median(numbers).toFixed(digits)} (${Math.min(...numbers).toFixed(digits)} to ${Math.max(...numbers).toFixed(digits)})`

/** Sends `count` calls over `connections` connections of loopback; every reply must have the wanted status. */
export async function drive(
  origin: string,
  pid: number,
  options: { count: number; connections: number; wanted: number; next: (n: number) => Call },
): Promise<Run> {
  const agent = new Agent({ keepAlive: true, maxSockets: options.connections })
  const times: number[] = []
  let sent = 0
  const lane = async () => {
    while (sent < options.count) {
      const one = options.next(sent++)
      const before = performance.now()
      const status = await call(origin, agent, one)
      times.push(performance.now() - before)
      if (status !== options.wanted) throw new Error(`${one.method ?? 'GET'} ${one.path} answered ${status}`)
    }
  }
  const cpuBefore = cpuOf(pid)
  const before = performance.now()
  await Promise.all(Array.from({ length: options.connections }, lane))
  const seconds = (performance.now() - before) / 1000
  agent.destroy()
  return {
    perSecond: options.count / seconds,
    p50: part(times, 0.5),
    p95: part(times, 0.95),
    p99: part(times, 0.99),
    count: options.count,
    cpuMs: (cpuOf(pid) - cpuBefore) / options.count,
  }
}

/** Processor time of a process so far, in milliseconds (Linux; NaN elsewhere). Steadier than wall time on a machine that others use. */
export function cpuOf(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    return (Number(fields[11]) + Number(fields[12])) * 10
  } catch {
    return Number.NaN
  }
}

/** Resident memory of a process now, in megabytes (Linux; NaN elsewhere). */
export function memoryOf(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
  } catch {
    return Number.NaN
  }
}

/** Bytes that a process has had read from the disk so far (Linux; NaN elsewhere): one that waits for the disk takes no processor time. */
export function readOf(pid: number): number {
  try {
    return Number(/^read_bytes: (\d+)/m.exec(readFileSync(`/proc/${pid}/io`, 'utf8'))?.[1])
  } catch {
    return Number.NaN
  }
}

export type Floor = { origin: string; pid: number; stop(): void }

/** The bare floor on a database file, as a process of its own. */
export async function startFloor(file: string, facility: string): Promise<Floor> {
  const child = spawn(process.execPath, ['tests/bench/_floor.mjs', file, facility], {
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const port = await new Promise<string>((done, failed) => {
    child.stdout.once('data', (piece: Buffer) => done(piece.toString().trim()))
    child.once('exit', () => failed(new Error('The floor did not start.')))
  })
  return { origin: `http://127.0.0.1:${port}`, pid: child.pid ?? 0, stop: () => void child.kill() }
}
