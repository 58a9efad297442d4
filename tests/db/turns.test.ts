import { afterEach, expect, test } from 'vitest'
import { commit } from '#db/commit.ts'
import { endTurns, inTurn, joinTurns, shareTurns, timesWaited } from '#db/turns.ts'
import { aContext } from '#tests/helpers/context.ts'
import { rowsOf } from '../services/scorecard/recount.ts'

const [HELD, WANTED] = [0, 1]
afterEach(endTurns)

test('while a thread writes, a commit waits and the event loop turns; it lands once the turn is given back', async () => {
  const { db, now } = aContext()
  const words = new Int32Array(shareTurns())
  Atomics.store(words, HELD, 1)
  let landed = false
  const entry = { what: 'worklist.viewed' as const, who: 'u-1', at: now() }
  const first = commit(db, { writes: [], audit: [entry] }).then(() => {
    landed = true
  })
  for (let turn = 0; turn < 20; turn++) await new Promise((done) => setTimeout(done, 1))
  const second = commit(db, { writes: [], audit: [entry] })
  expect([landed, words[WANTED]]).toEqual([false, 1])
  Atomics.store(words, HELD, 0)
  Atomics.notify(words, HELD)
  await Promise.all([first, second])
  expect(rowsOf(db, 'select count(*) as n from audit_entries')).toEqual([{ n: 2 }])
  // The second joined the first, which had to wait for the turn.
  expect([...words]).toEqual([0, 0, 1])
  expect(timesWaited()).toBe(1)
})

test('a turn that its thread can no longer give back is nobody’s when the last thread has ended', async () => {
  const { db, now } = aContext()
  const words = new Int32Array(shareTurns())
  Atomics.store(words, HELD, 1)
  const landed = commit(db, { writes: [], audit: [{ what: 'worklist.viewed', who: 'u-1', at: now() }] })
  await new Promise((done) => setTimeout(done, 5))
  endTurns()
  await landed
  expect(rowsOf(db, 'select count(*) as n from audit_entries')).toEqual([{ n: 1 }])
})

test('a thread behind lets those who wait go first, but not for ever, and gives its turn back even when its deed fails', () => {
  const buffer = shareTurns()
  const words = new Int32Array(buffer)
  Atomics.store(words, WANTED, 1)
  joinTurns(buffer)
  const before = performance.now()
  let held = 0
  inTurn(() => {
    held = Atomics.load(words, HELD)
  })
  expect(performance.now() - before).toBeGreaterThan(40)
  expect(held).toBe(1)
  Atomics.store(words, WANTED, 0)
  const failing = () =>
    inTurn(() => {
      throw new Error('full disk')
    })
  expect(failing).toThrow('full disk')
  expect([...words]).toEqual([0, 0, 0])
})
