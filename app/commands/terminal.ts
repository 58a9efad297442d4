import { once } from 'node:events'
import { createInterface } from 'node:readline/promises'
import { SingleBar } from 'cli-progress'
import type { Io } from './area.ts'

let isClosed = false
const isBrokenPipe = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'EPIPE'

/** Whoever reads may stop reading ("| head"): what is left is not written, and the work is done to its end. */
process.stdout.on('error', (error) => {
  if (!isBrokenPipe(error)) throw error
  isClosed = true
})

async function drained(): Promise<void> {
  try {
    await once(process.stdout, 'drain')
  } catch (error) {
    if (!isBrokenPipe(error)) throw error
  }
}

/** The real terminal. A bar is drawn only where standard error is one. */
export const terminal: Io = {
  async out(line) {
    if (!isClosed && !process.stdout.write(`${line}\n`)) await drained()
  },
  say: (line) => void process.stderr.write(`${line}\n`),
  stdin: process.stdin,
  ...(process.stdin.isTTY && process.stderr.isTTY ? { ask } : {}),
  progress(what, total) {
    if (!process.stderr.isTTY) return { to: () => {}, end: () => {} }
    const bar = new SingleBar({
      format: `${what} {bar} {percentage}% {eta_formatted}`,
      hideCursor: true,
      stream: process.stderr,
    })
    bar.start(total, 0)
    return { to: (done) => bar.update(Math.min(done, total)), end: () => bar.stop() }
  },
}

async function ask(question: string): Promise<string> {
  const asking = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return await asking.question(question)
  } finally {
    asking.close()
  }
}
