import { createServer } from 'node:http'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { inFirstPause } from '../../app/server/first-pause.ts'

describe('work that holds the process up', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  test('waits until nobody asks anything, and is done once', () => {
    const [server, work] = [createServer(), vi.fn()]
    inFirstPause(server, work)
    for (let n = 0; n < 10; n++) {
      vi.advanceTimersByTime(500)
      server.emit('request')
    }
    expect(work).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1300)
    expect(work).toHaveBeenCalledTimes(1)
    vi.advanceTimersByTime(60_000)
    expect(work).toHaveBeenCalledTimes(1)
    expect(server.listenerCount('request')).toBe(0)
  })

  test('waits half a minute at most', () => {
    const [server, work] = [createServer(), vi.fn()]
    inFirstPause(server, work)
    for (let n = 0; n < 61; n++) {
      vi.advanceTimersByTime(500)
      server.emit('request')
    }
    expect(work).toHaveBeenCalledTimes(1)
  })
})
