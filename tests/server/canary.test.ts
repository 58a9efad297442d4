import { expect, test } from 'vitest'
import { canaries } from '#tests/bench/_canary.ts'

test('canary patients leave no trace in addresses, titles, headers, log, letters, metrics, error pages and raw backups', async () => {
  const { pages, onPages, found, places } = await canaries(12)
  expect(found).toEqual([])
  expect(onPages).toBeGreaterThan(10)
  expect(pages).toBeGreaterThan(onPages)
  for (const place of [
    'titles',
    'addresses',
    'headers',
    'log',
    'metrics',
    'error pages',
    'letters',
    'backups',
    'heads',
  ])
    expect(places[place], place).toBeGreaterThan(0)
}, 180_000)
