import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { askedThread } from '#app/services/asked-thread.server.ts'

const SCRIPT = `
import { parentPort, threadId } from 'node:worker_threads'
parentPort.on('message', ({ no, question }) => {
  if (question === 'die') process.exit(3)
  if (question === 'throw') throw new RangeError('broken')
  if (question === 'stumble') parentPort.postMessage({ no, trouble: 'TypeError' })
  else if (question !== 'silence') parentPort.postMessage({ no, answer: [threadId, question] })
})`
const folders: string[] = []
function aThread(idleMs?: number) {
  const folder = mkdtempSync(join(tmpdir(), 'addendum-thread-'))
  folders.push(folder)
  const file = join(folder, 'thread.mjs')
  writeFileSync(file, SCRIPT)
  return askedThread<string, [number, string]>(file, idleMs)
}
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

test('one thread answers all questions, each with its own answer', async () => {
  const ask = aThread()
  const [first, second] = await Promise.all([ask('one'), ask('two')])
  expect(first[1]).toBe('one')
  expect(second[1]).toBe('two')
  expect((await ask('three'))[0]).toBe(first[0])
})

test('what a thread cannot answer fails by its name, and the thread goes on', async () => {
  const ask = aThread()
  const [thread] = await ask('one')
  await expect(ask('stumble')).rejects.toMatchObject({ name: 'TypeError' })
  expect((await ask('two'))[0]).toBe(thread)
})

test.each(['die', 'throw'])(
  'a thread that ends (%s) fails all that waits; the next question begins another',
  async (how) => {
    const ask = aThread()
    const [thread] = await ask('one')
    const waiting = [ask('silence'), ask(how)]
    for (const one of await Promise.allSettled(waiting)) expect(one.status).toBe('rejected')
    expect((await ask('two'))[0]).not.toBe(thread)
  },
)

test('a thread that nobody asks ends, and not while it is asked', async () => {
  const ask = aThread(1)
  const [thread] = await ask('one')
  // Each answer begins the wait anew; a thread that has ended in between is another one.
  for (let tries = 0; tries < 200; tries++) {
    await new Promise((done) => setTimeout(done, 20))
    if ((await ask('two'))[0] !== thread) return
  }
  throw new Error('The thread did not end.')
})
