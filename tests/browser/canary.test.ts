import { expect, test } from 'vitest'
import { canaries } from '#tests/bench/_canary.ts'
import { quietRounds } from '#tests/bench/_rounds.ts'

test('a real browser that searches for canary patients keeps none in addresses, Referer, console, stores and its own files', async () => {
  const { rounds, browsed, browsedWith, found, places } = await canaries(3, () => quietRounds(2))
  expect(found).toEqual([])
  expect(rounds).toBe(2)
  expect(browsedWith).toBeGreaterThan(5)
  expect(browsed).toBeGreaterThan(browsedWith)
  for (const place of ['addresses', 'Referer', 'titles', 'stores', 'cookies', 'files'])
    expect(places[`browser: ${place}`], place).toBeGreaterThan(0)
}, 180_000)
