import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { expect, test } from 'vitest'
import { freePort, startServed } from '#tests/helpers/served.ts'
import { signedIn } from '#tests/helpers/visitor.ts'

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

/** Which process holds the page: told by its metrics, since the address stays the same. */
const uptimeOf = async (origin: string, token: string) => {
  const reply = await fetch(`${origin}/metrics`, { headers: { authorization: `Bearer ${token}` } })
  return Number(/process_uptime_seconds ([\d.]+)/.exec(await reply.text())?.[1])
}

function get(origin: string, agent: Agent, cookie: string): Promise<number> {
  return new Promise((done, failed) => {
    request(`${origin}/worklist`, { agent, headers: { cookie } }, (reply) => {
      reply.resume()
      reply.on('end', () => done(reply.statusCode ?? 0))
      reply.on('error', failed)
    })
      .on('error', failed)
      .end()
  })
}

test('restarted twice under load over kept connections, no request fails', async () => {
  const token = 'a-token-of-sixteen-signs'
  const served = await startServed({ data: 'demo', settings: { ADDENDUM_METRICS_TOKEN: token } })
  const pids = [served.child.pid ?? 0]
  try {
    const { cookie } = await signedIn(served, 'Dana Cole')
    const agent = new Agent({ keepAlive: true, maxSockets: 6 })
    const tally = { good: 0, bad: [] as string[] }
    let isOver = false
    const lane = async () => {
      while (!isOver) {
        await get(served.origin, agent, cookie).then(
          (status) => (status === 200 ? tally.good++ : tally.bad.push(String(status))),
          (error: Error) => tally.bad.push(error.message),
        )
      }
    }
    const lanes = Promise.all(Array.from({ length: 6 }, lane))
    for (let turn = 0; turn < 2; turn++) {
      const before = pids.at(-1) ?? 0
      pids.push(await childOf(before))
      await gone(before)
    }
    isOver = true
    await lanes
    agent.destroy()
    expect(tally.bad).toEqual([])
    expect(tally.good).toBeGreaterThan(50)
    expect(await uptimeOf(served.origin, token)).toBeLessThan(30)
    expect(JSON.parse(served.command('audit', 'verify'))).toMatchObject({ ok: true })
  } finally {
    const last = pids.at(-1) ?? 0
    if (isAlive(last)) process.kill(last, 'SIGTERM')
    await gone(last)
    await served.stop()
  }
}, 120_000)

test('a listening socket that systemd hands in is taken', async () => {
  const port = await freePort()
  const empty = await startServed({ data: 'demo' })
  await empty.end('SIGTERM')
  const holder = `
    const { createServer } = require('node:net'); const { spawn } = require('node:child_process')
    const server = createServer().listen(${port}, '127.0.0.1', () => {
      const child = spawn('sh', ['-c', 'LISTEN_FDS=1 LISTEN_PID=$$ exec "$0" build/server/main.js', process.execPath], { stdio: ['ignore', 'ignore', 'inherit', server._handle.fd] })
      server.close(); process.stdout.write(String(child.pid) + '\\n'); child.on('exit', (code) => process.exit(code ?? 1))
    })`
  const env = { ...empty.environment, ADDENDUM_PORT: '1', ADDENDUM_ORIGIN: `http://127.0.0.1:${port}` }
  const child = spawn(process.execPath, ['-e', holder], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const pid = Number(await new Promise<string>((done) => child.stdout.once('data', (bytes) => done(String(bytes)))))
  let answer = 0
  for (let tries = 0; tries < 400 && answer !== 200; tries++) {
    answer = await fetch(`http://127.0.0.1:${port}/readyz`).then(
      (reply) => reply.status,
      () => 0,
    )
    await pause(50)
  }
  expect(answer).toBe(200)
  process.kill(pid, 'SIGTERM')
  expect(await new Promise((done) => child.once('exit', done))).toBe(0)
  await empty.stop()
}, 60_000)

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}

async function gone(pid: number): Promise<void> {
  for (let tries = 0; tries < 600 && isAlive(pid); tries++) await pause(50)
}

/** Asks a process to hand over, as soon as it may be asked, and returns the successor that it begins (Linux). */
async function childOf(pid: number): Promise<number> {
  for (let tries = 0; tries < 600; tries++) {
    if (tries % 50 === 0) process.kill(pid, 'SIGUSR2')
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim()
    if (children !== '') return Number(children.split(' ').at(-1))
    await pause(20)
  }
  throw new Error('No successor was begun.')
}
