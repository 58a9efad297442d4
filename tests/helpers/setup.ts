import { afterEach, beforeEach, expect, vi } from 'vitest'

// A page or deed that complains on the console is broken, even when its assertions hold.
beforeEach(() => {
  vi.spyOn(console, 'error')
})
afterEach(() => {
  const complaints = vi.mocked(console.error).mock.calls
  vi.restoreAllMocks()
  expect(complaints, 'console.error was called').toEqual([])
})
