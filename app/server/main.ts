import '#app/services/own-files.server.ts'
import './memory.ts'
import { createServer } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import * as build from 'virtual:remix/server-build'
import { startJobs } from '#app/jobs/start.ts'
import { signHead } from '#app/services/audit/sign-head.server.ts'
import { sweepHalves } from '#app/services/backup/run-backup.server.ts'
import { settingsOfProcess, theContext } from '#app/services/context.server.ts'
import { fillDemoWhenEmpty, whoCanSignIn } from '#app/services/demo/fill.server.ts'
import { resealKeys } from '#app/services/identity/reseal.server.ts'
import { closeBrokenImports } from '#app/services/intake/close-broken-imports.server.ts'
import { longWorkEnded } from '#app/services/long-work.server.ts'
import { refuseInsecureStart } from '#app/services/operating/refuse-start.server.ts'
import { tlsOf } from '#app/services/operating/tls.server.ts'
import { warmGate } from '#app/services/query/warm-gate.server.ts'
import { inFirstPause } from './first-pause.ts'
import { beginSuccessor, listening, stopAccepting, takesOver, waitForPredecessor } from './hand-over.ts'
import { createApp, type Health } from './http.ts'
import { listenOrSay } from './listen.ts'
import { openLog } from './log.ts'
import { openMetrics, serveMetrics } from './metrics.ts'

const settings = settingsOfProcess()
refuseInsecureStart(settings)
const context = theContext()
const log = openLog(settings.log)
const health: Health = { draining: false }
const trouble = (job: string, error: unknown) =>
  log.error({ job, error: error instanceof Error ? error.name : 'unknown' })

await fillDemoWhenEmpty(context, (words) => process.stderr.write(`${words}\n`))
const metrics = openMetrics(context, build)
const app = createApp(context, build, { log, health, metrics })
const tls = tlsOf(settings)
const server = tls ? createTlsServer(tls, app) : createServer(app)
server.keepAliveTimeout = 65_000
server.headersTimeout = 66_000
server.requestTimeout = 600_000
let isHandingOver = false
let jobs: ReturnType<typeof startJobs> | null = null
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void drain())
process.on('SIGUSR2', () => void handOver().catch((error: unknown) => trouble('hand-over', error)))

// Beside a predecessor this would close imports that run there: it waits until those have ended, and so do the jobs.
const succeeds = takesOver()
if (!succeeds) await tidyUp()
await listenOrSay(server, listening(settings), settings)
if (succeeds) await waitForPredecessor().then(tidyUp)
else await sayWhere()
const metricsServer = settings.metricsPort ? serveMetrics(metrics, settings.metricsPort) : null
if (!health.draining) jobs = startJobs(context, trouble)
// It takes a second of the process: the people who came back to a restarted server are not made to wait for it.
inFirstPause(server, warmGate)

async function tidyUp(): Promise<void> {
  await closeBrokenImports(context)
  await sweepHalves(context)
  await resealKeys(context)
  await signLastHead()
}

async function sayWhere(): Promise<void> {
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : settings.port
  const origin =
    settings.origin ?? `http${tls ? 's' : ''}://${settings.host === '127.0.0.1' ? 'localhost' : settings.host}:${port}`
  const people = await whoCanSignIn(context).catch(() => '')
  process.stdout.write(`\nAddendum is at ${origin}\n${people}\n`)
}

/** Stops taking connections, lets the running requests end (10 s at most), then closes. */
async function drain(): Promise<void> {
  health.draining = true
  setTimeout(() => process.exit(0), 10_000).unref()
  await Promise.all([jobs?.stop(), stopAccepting(server, 50)])
  await signLastHead()
  process.exit(0)
}

/** Restart without a closed door: a successor listens on the same socket before this process stops, and begins its jobs when these have ended. */
async function handOver(): Promise<void> {
  // One that has not begun its jobs yet has a predecessor still: it is no time for a third.
  if (health.draining || !jobs || isHandingOver) return
  isHandingOver = true
  const successor = await beginSuccessor(server)
  isHandingOver = successor !== null
  if (!successor) return trouble('hand-over', new Error('The successor did not start.'))
  health.draining = true
  metricsServer?.close()
  const end = setTimeout(() => process.exit(0), 600_000)
  end.unref()
  await Promise.all([jobs.stop(), longWorkEnded(590_000)])
  await signLastHead()
  successor.send('go')
  successor.unref()
  const slow = setTimeout(() => process.exit(0), 10_000)
  slow.unref()
  await stopAccepting(server, 1000)
  process.exit(0)
}

/** At the start and at the end, so that no stretch of the trail is left without a head. */
async function signLastHead(): Promise<void> {
  await signHead(context).catch((error: unknown) => trouble('sign-heads', error))
}
