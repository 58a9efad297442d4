import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** Encounters of the demo hospital in tests: enough for every state, quick to fill. */
const ENCOUNTERS = '400'

export async function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** One verb of the terminal, as built; returns what it prints. `input` is its standard input. */
export function runVerb(words: string[], environment: NodeJS.ProcessEnv, input = ''): string {
  const script = `import('${resolve('build/server/command.js')}').then(async (m) => process.exit(await m.main(process.argv.slice(1), process.cwd())))`
  return execFileSync(process.execPath, ['-e', script, ...words], {
    env: { ...environment, VITEST: undefined, NODE_ENV: 'production' },
    encoding: 'utf8',
    input,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
}

/** The filled demo data, made once for each build and copied for each server. Two makers at once do not meet: the last step is a rename. */
export function demoData(): string {
  const build = existsSync('build/.sources') ? readFileSync('build/.sources', 'utf8').slice(0, 12) : 'unknown'
  const made = resolve(`.cache/demo-${build}`)
  if (existsSync(made)) return made
  mkdirSync('.cache', { recursive: true })
  const others = readdirSync('.cache').filter((name) => name.startsWith('demo-'))
  const making = mkdtempSync(resolve('.cache/making-'))
  runVerb(['demo', '--encounters', ENCOUNTERS], { ...bareEnvironment(), ADDENDUM_DATA: making })
  try {
    renameSync(making, made)
    for (const name of others) rmSync(join('.cache', name), { recursive: true, force: true })
  } catch {
    rmSync(making, { recursive: true, force: true })
  }
  return made
}

/** This process's environment without any setting of the product. */
export function bareEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('ADDENDUM_') && name !== 'VITEST')
  return { ...Object.fromEntries(own), NODE_ENV: 'production' }
}

export type Served = {
  origin: string
  folder: string
  environment: NodeJS.ProcessEnv
  child: ChildProcess
  /** Everything written to standard output so far. */
  output(): string
  command(...words: string[]): string
  /** Ends the process and waits for its exit; the data stay. */
  end(signal: NodeJS.Signals): Promise<{ code: number | null; signal: NodeJS.Signals | null }>
  /** The same data and port, a new process. */
  again(): Promise<Served>
  /** Ends the process and removes the data. */
  stop(): Promise<void>
}

type Options = {
  /** "demo": a copy of the filled demo; "empty": a fresh folder; else a folder of one's own, used as it is. */
  data: 'demo' | 'empty' | string
  settings?: Record<string, string>
  /** Whether ADDENDUM_ORIGIN names the loopback address; default yes. */
  ownOrigin?: boolean
}

/** The built product as a process of its own on a free port of loopback. */
export async function startServed({ data, settings = {}, ownOrigin = true }: Options): Promise<Served> {
  const port = await freePort()
  const own = data !== 'demo' && data !== 'empty'
  const folder = own ? data : mkdtempSync(join(tmpdir(), 'addendum-served-'))
  if (data === 'demo') cpSync(demoData(), folder, { recursive: true })
  const origin = `http://127.0.0.1:${port}`
  const environment = {
    ...bareEnvironment(),
    ADDENDUM_PORT: String(port),
    ...(ownOrigin ? { ADDENDUM_ORIGIN: origin } : {}),
    ADDENDUM_DATA: folder,
    ADDENDUM_LOG: 'silent',
    ...settings,
  }
  return launch(environment, { origin, folder, own })
}

async function launch(
  environment: NodeJS.ProcessEnv,
  place: { origin: string; folder: string; own: boolean },
): Promise<Served> {
  const child = spawn(process.execPath, ['build/server/main.js'], {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const pieces: Buffer[] = []
  child.stdout.on('data', (piece: Buffer) => pieces.push(piece))
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return { code: child.exitCode, signal: child.signalCode }
    const gone = new Promise<void>((done) => child.once('exit', () => done()))
    child.kill(signal)
    await gone
    return { code: child.exitCode, signal: child.signalCode }
  }
  await ready(child, place.origin)
  return {
    origin: place.origin,
    folder: place.folder,
    environment,
    child,
    output: () => Buffer.concat(pieces).toString('utf8'),
    command: (...words) => runVerb(words, environment),
    end,
    again: () => launch(environment, place),
    async stop() {
      await end('SIGTERM')
      if (!place.own) rmSync(place.folder, { recursive: true, force: true })
    },
  }
}

async function ready(child: ChildProcess, origin: string): Promise<void> {
  for (let tries = 0; tries < 3000; tries++) {
    if (child.exitCode !== null) throw new Error('The server did not start.')
    const answer = await fetch(`${origin}/readyz`).catch(() => null)
    if (answer?.ok) return
    await new Promise((done) => setTimeout(done, tries < 100 ? 10 : 50))
  }
  throw new Error('The server was not ready in two minutes.')
}
