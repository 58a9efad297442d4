import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type AddressObject, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

export type Letter = { to: string; subject: string; text: string; html: string; raw: string }

/** Encounters of the demo hospital in browser tests: enough for every state, quick to fill. */
const ENCOUNTERS = '400'

async function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** The filled demo data, made once for each build and copied for each portal. */
function filledData(environment: NodeJS.ProcessEnv): string {
  const made = resolve('.cache/browser-demo')
  if (existsSync(join(made, 'done'))) return made
  rmSync(made, { recursive: true, force: true })
  mkdirSync(made, { recursive: true })
  run(['demo', '--encounters', ENCOUNTERS], { ...environment, ADDENDUM_DATA: made })
  mkdirSync(join(made, 'done'))
  return made
}

/** One verb of the terminal, as built; returns what it prints. */
export function run(words: string[], environment: NodeJS.ProcessEnv): string {
  const script = `import('${resolve('build/server/command.js')}').then(async (m) => process.exit(await m.main(process.argv.slice(1), process.cwd())))`
  return execFileSync(process.execPath, ['-e', script, ...words], {
    env: { ...environment, NODE_ENV: 'production' },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

/** A real SMTP server on loopback that keeps what it takes. */
async function mailServer(letters: Letter[]): Promise<{ port: number; close(): Promise<void> }> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, callback) {
      const pieces: Buffer[] = []
      stream.on('data', (piece: Buffer) => pieces.push(piece))
      stream.on('end', () => {
        const raw = Buffer.concat(pieces)
        simpleParser(raw).then((mail) => {
          const to = (mail.to as AddressObject | undefined)?.text ?? ''
          letters.push({
            to,
            subject: mail.subject ?? '',
            text: mail.text ?? '',
            html: mail.html || '',
            raw: raw.toString('utf8'),
          })
          callback()
        }, callback)
      })
    },
  })
  const port = await freePort()
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done))
  return { port, close: () => new Promise((done) => server.close(() => done())) }
}

export type Portal = {
  origin: string
  letters: Letter[]
  environment: NodeJS.ProcessEnv
  command(...words: string[]): string
  stop(): Promise<void>
}

/** The built product on a free port with its own copy of the demo data and a real SMTP server. */
export async function startPortal(): Promise<Portal> {
  const letters: Letter[] = []
  const mail = await mailServer(letters)
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'addendum-portal-'))
  const origin = `http://127.0.0.1:${port}`
  const environment = {
    ...process.env,
    VITEST: undefined,
    NODE_ENV: 'production',
    ADDENDUM_PORT: String(port),
    ADDENDUM_ORIGIN: origin,
    ADDENDUM_DATA: folder,
    ADDENDUM_SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
    ADDENDUM_LOG: 'silent',
  } satisfies NodeJS.ProcessEnv
  cpSync(filledData(environment), folder, { recursive: true })
  const server = spawn(process.execPath, ['build/server/main.js'], {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await ready(server, origin)
  return {
    origin,
    letters,
    environment,
    command: (...words) => run(words, environment),
    async stop() {
      const gone = new Promise((done) => server.once('exit', done))
      server.kill('SIGTERM')
      await gone
      await mail.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function ready(server: ChildProcess, origin: string): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (server.exitCode !== null) throw new Error('The portal did not start.')
    const answer = await fetch(`${origin}/readyz`).catch(() => null)
    if (answer?.ok) return
    await new Promise((done) => setTimeout(done, 100))
  }
  throw new Error('The portal was not ready in thirty seconds.')
}
