import { expect, test } from 'vitest'
import { restores } from '#tests/bench/_restore.ts'

test('backups made under load come back whole, chain and facts of one moment', async () => {
  const tally = await restores(4)
  expect(tally).toMatchObject({ times: 4, restored: 4, held: 4, whole: 4 })
}, 120_000)
