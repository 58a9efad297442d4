import { timingSafeEqual } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks'
import type { ServerBuild } from '@remix-run/node'
import type { RequestHandler } from 'express'
import type { Context } from '#app/services/context.server.ts'
import { houseGauges } from '#app/services/operating/house-gauges.server.ts'

const BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]
type Times = { buckets: number[]; sum: number; count: number }

export type Metrics = { watch: RequestHandler; text(): Promise<string> }

/** Counts of requests and their times by pattern of the address, never by the address. In the text format of Prometheus, version 0.0.4. */
export function openMetrics(context: Context, build: Pick<ServerBuild, 'routes'>): Metrics {
  const patternOf = patternsOf(build)
  const times = new Map<string, Times>()
  const loop = monitorEventLoopDelay({ resolution: 10 })
  loop.enable()
  return {
    watch(request, response, next) {
      const begun = performance.now()
      response.on('close', () => {
        const route = patternOf(request.path)
        const labels = `method="${methodOf(request.method)}",route="${route}",status="${response.statusCode}"`
        add(times, labels, (performance.now() - begun) / 1000)
      })
      next()
    },
    text: async () => [requests(times), await gauges(context), delays(loop), processFigures()].join(''),
  }
}

/** Words that stand in addresses of our routes, by their place; all else becomes ":", so that no id and no name is told. */
export function patternsOf({ routes }: Pick<ServerBuild, 'routes'>): (path: string) => string {
  const known = new Set(
    Object.values(routes).flatMap((route) =>
      (route?.path ?? '').split('/').filter((part) => /^[a-z][a-z._-]*$/.test(part)),
    ),
  )
  for (const own of ['assets', 'healthz', 'readyz', 'metrics']) known.add(own)
  return (path) => {
    const parts = path.split('/').filter((part) => part !== '')
    if (parts[0] === 'assets') return '/assets/:'
    const shown = parts.slice(0, 5).map((part) => {
      const word = part.replace(/\.data$/, '')
      return known.has(word) ? word : ':'
    })
    return `/${shown.join('/')}`
  }
}

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])
const methodOf = (method: string): string => (METHODS.has(method) ? method : 'other')

function add(times: Map<string, Times>, labels: string, seconds: number): void {
  const one = times.get(labels) ?? { buckets: BOUNDS.map(() => 0), sum: 0, count: 0 }
  times.set(labels, one)
  one.sum += seconds
  one.count++
  for (const [i, bound] of BOUNDS.entries()) if (seconds <= bound) one.buckets[i] = (one.buckets[i] ?? 0) + 1
}

function requests(times: ReadonlyMap<string, Times>): string {
  const name = 'addendum_http_request_seconds'
  let text = `# HELP ${name} Time of requests by pattern of the address.\n# TYPE ${name} histogram\n`
  for (const [labels, { buckets, sum, count }] of times) {
    for (const [i, bound] of BOUNDS.entries()) text += `${name}_bucket{${labels},le="${bound}"} ${buckets[i]}\n`
    text += `${name}_bucket{${labels},le="+Inf"} ${count}\n${name}_sum{${labels}} ${sum}\n${name}_count{${labels}} ${count}\n`
  }
  return text
}

const gauge = (name: string, help: string, value: number): string =>
  `# HELP ${name} ${help}\n# TYPE ${name} gauge\n${name} ${value}\n`

async function gauges(context: Context): Promise<string> {
  return (await houseGauges(context)).map(({ name, help, value }) => gauge(name, help, value)).join('')
}

function delays(loop: IntervalHistogram): string {
  const seconds = (nanoseconds: number) => (Number.isFinite(nanoseconds) ? nanoseconds / 1e9 : 0)
  const text =
    gauge(
      'addendum_event_loop_delay_p99_seconds',
      '99th percentile since the last look.',
      seconds(loop.percentile(99)),
    ) + gauge('addendum_event_loop_delay_max_seconds', 'Longest since the last look.', seconds(loop.max))
  loop.reset()
  return text
}

function processFigures(): string {
  const { rss, heapUsed } = process.memoryUsage()
  return (
    gauge('process_resident_memory_bytes', 'Resident memory.', rss) +
    gauge('nodejs_heap_used_bytes', 'Heap in use.', heapUsed) +
    gauge('process_uptime_seconds', 'Since the start of the process.', process.uptime())
  )
}

const TYPE = 'text/plain; version=0.0.4; charset=utf-8'

/** `/metrics` on the portal's own port, for whoever has the token; without a token set there is no such address. */
export function metricsDoor(metrics: Metrics, token: string | null): RequestHandler {
  return (request, response, next) => {
    if (!token) return next()
    const given = Buffer.from(request.get('authorization') ?? '')
    const wanted = Buffer.from(`Bearer ${token}`)
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) {
      response
        .status(401)
        .setHeader('www-authenticate', 'Bearer')
        .type('text/plain')
        .send('The token is missing or wrong.\n')
      return
    }
    metrics.text().then((text) => response.type(TYPE).send(text), next)
  }
}

/** The same on a loopback port of its own, where the machine itself is the token. */
export function serveMetrics(metrics: Metrics, port: number): Server {
  const server = createServer((request, response) => {
    if (request.url !== '/metrics') return void response.writeHead(404).end()
    metrics.text().then(
      (text) => response.writeHead(200, { 'content-type': TYPE }).end(text),
      () => response.writeHead(500).end(),
    )
  })
  return server.listen(port, '127.0.0.1')
}
