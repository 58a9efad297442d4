import { expect, test } from 'vitest'
import { aSmallDisk, fullDisks } from '#tests/bench/_disk.ts'

test('with a full disk it says so, shows what was typed, loses nothing and goes on when there is room', async () => {
  const disk = aSmallDisk(300)
  if (!disk) return process.stderr.write('No small disk can be mounted here: the full disk is not tried.\n')
  try {
    const tally = await fullDisks(disk.folder, 3)
    expect(tally).toEqual({ times: 3, clear: 3, textKept: 3, recovered: 3, chainHolds: true, odd: [] })
  } finally {
    disk.remove()
  }
}, 180_000)
