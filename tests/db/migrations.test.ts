import { expect, test } from 'vitest'
import { killedMigrations } from '#tests/bench/_migrations.ts'

test('a migration that is killed leaves the old database or the new one, and runs again to the same end', () => {
  const { migrations, kills, wrong } = killedMigrations({ every: 23 })
  expect(migrations).toBeGreaterThan(5)
  expect(kills).toBeGreaterThan(10)
  expect(wrong).toEqual([])
}, 120_000)
