import type { Server } from 'node:http'
import * as build from 'virtual:remix/server-build'
import { startJobs } from '#app/jobs/start.ts'
import { signHead } from '#app/services/audit/sign-head.server.ts'
import { sweepHalves } from '#app/services/backup/run-backup.server.ts'
import { settingsOfProcess, theContext } from '#app/services/context.server.ts'
import { fillDemoWhenEmpty, whoCanSignIn } from '#app/services/demo/fill.server.ts'
import { closeBrokenImports } from '#app/services/intake/close-broken-imports.server.ts'
import { createApp, type Health } from './http.ts'
import { openLog } from './log.ts'

const settings = settingsOfProcess()
const context = theContext()
const log = openLog(settings.log)
const health: Health = { draining: false }

await fillDemoWhenEmpty(context, (words) => process.stderr.write(`${words}\n`))
await closeBrokenImports(context)
await sweepHalves(context)
await signLastHead()
const app = createApp(context, build, log, health)
const server = app.listen(settings.port, settings.host, () => {
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : settings.port
  const origin = settings.origin ?? `http://${settings.host === '127.0.0.1' ? 'localhost' : settings.host}:${port}`
  whoCanSignIn(context).then(
    (people) => process.stdout.write(`\nAddendum is at ${origin}\n${people}\n`),
    () => process.stdout.write(`\nAddendum is at ${origin}\n`),
  )
})
server.keepAliveTimeout = 65_000
server.headersTimeout = 66_000
server.requestTimeout = 600_000
const jobs = startJobs(context, (name, error) =>
  log.error({ job: name, error: error instanceof Error ? error.name : 'unknown' }),
)

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => drain(server))

/** Stops taking connections, lets the running requests end (10 s at most), then closes. */
function drain(running: Server): void {
  health.draining = true
  jobs.stop()
  running.close(() => void signLastHead().then(() => process.exit(0)))
  running.closeIdleConnections()
  setTimeout(() => process.exit(0), 10_000).unref()
}

/** At the start and at the end, so that no stretch of the trail is left without a head. */
async function signLastHead(): Promise<void> {
  await signHead(context).catch((error: unknown) =>
    log.error({ job: 'sign-heads', error: error instanceof Error ? error.name : 'unknown' }),
  )
}
