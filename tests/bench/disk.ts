import { aSmallDisk, fullDisks } from './_disk.ts'

/** R3: the disk is full, again and again. Argument: how often, 200 unless said otherwise. */
export async function run(args: string[]): Promise<void> {
  const say = (words: string) => process.stdout.write(`${words}\n`)
  const disk = aSmallDisk(400)
  if (!disk) {
    say('R3 wants a disk of its own (mount -t tmpfs), which this user may not make. Nothing was measured.')
    process.exitCode = 1
    return
  }
  try {
    const tally = await fullDisks(disk.folder, Number(args[0]) || 200)
    say(`R3 disk full ${tally.times} times`)
    say(`  said clearly           ${tally.clear}`)
    say(`  what was typed shown   ${tally.textKept}`)
    say(`  recovered, no restart  ${tally.recovered}`)
    say(`  chain                  ${tally.chainHolds ? 'holds' : 'BROKEN'}`)
    for (const odd of tally.odd.slice(0, 5)) say(`  ${odd}`)
    const worst = Math.min(tally.clear, tally.textKept, tally.recovered)
    if (worst < tally.times || !tally.chainHolds) process.exitCode = 1
  } finally {
    disk.remove()
  }
}
