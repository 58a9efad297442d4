import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demoData, startServed } from '#tests/helpers/served.ts'
import { signedIn } from '#tests/helpers/visitor.ts'
import { multiplyOpenQuery } from './_answers.ts'

const say = (words: string) => process.stdout.write(`${words}\n`)

/** R2: between the arrival of an answer and its reply the disk is asked to flush. By strace. Argument: answers (50). */
export async function run(args: string[]): Promise<void> {
  const count = Number(args[0]) || 50
  const folder = mkdtempSync(join(tmpdir(), 'addendum-flush-'))
  cpSync(demoData(), folder, { recursive: true })
  const asked = multiplyOpenQuery(join(folder, 'addendum.db'), count)
  const served = await startServed({ data: folder })
  try {
    const physician = await signedIn(served, 'A. Osei')
    const trace = join(folder, 'trace')
    const calls = 'trace=read,write,writev,sendto,sendmsg,fdatasync,fsync'
    const tracer = spawn('strace', ['-f', '-e', calls, '-s', '24', '-o', trace, '-p', String(served.child.pid)], {
      stdio: 'ignore',
    })
    const failed = new Promise<boolean>((done) => tracer.once('error', () => done(true)))
    if (await Promise.race([failed, new Promise<boolean>((done) => setTimeout(() => done(false), 1500))])) {
      say('R2 wants strace; it is not here. Nothing was measured.')
      process.exitCode = 1
      return
    }
    let answered = 0
    for (const id of asked.ids) {
      const fields = { deed: 'sign', option: asked.option, wordingNumber: String(asked.wordingNumber) }
      const reply = await physician.post(`/queries/${id}/answer`, fields)
      if (reply.status === 302) answered++
    }
    const ended = new Promise((done) => tracer.once('exit', done))
    tracer.kill('SIGINT')
    await ended
    const { replies, flushed } = flushes(readFileSync(trace, 'utf8'))
    say(
      `R2 ${answered} answers acknowledged; replies seen by strace ${replies}, with a flush between arrival and reply ${flushed}`,
    )
    // A call that strace shows in two halves is not counted.
    if (answered < count || replies < count * 0.8 || flushed < replies) process.exitCode = 1
  } finally {
    await served.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** One after the other: a POST is read, something is flushed, a reply is written. */
function flushes(trace: string): { replies: number; flushed: number } {
  let [replies, flushed, isOpen, hasFlush] = [0, 0, false, false]
  for (const line of trace.split('\n')) {
    if (/read\(\d+, "POST \/queries/.test(line)) [isOpen, hasFlush] = [true, false]
    else if (/f(data)?sync\(\d+\)\s+= 0|f(data)?sync resumed>.*= 0/.test(line)) hasFlush = true
    else if (isOpen && /"HTTP\/1\.1 302/.test(line)) {
      replies++
      if (hasFlush) flushed++
      isOpen = false
    }
  }
  return { replies, flushed }
}
