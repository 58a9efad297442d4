import { afterEach, beforeEach, expect, vi } from 'vitest'
import { tidyUp } from './tidying.ts'

// A page or deed that complains on the console is broken, even when its assertions hold.
beforeEach(() => {
  vi.spyOn(console, 'error')
})
afterEach(() => {
  const complaints = vi.mocked(console.error).mock.calls
  vi.restoreAllMocks()
  expect(complaints, 'console.error was called').toEqual([])
})

// Where a test is tried once more (remix.config.js), why the first try failed is told even when the second one passes.
afterEach(({ task }) => {
  const errors = (task.result?.retryCount ?? 0) > 0 ? (task.result?.errors ?? []) : []
  for (const error of errors) process.stdout.write(`first try of "${task.name}" failed: ${error.message}\n`)
})

afterEach(tidyUp)
