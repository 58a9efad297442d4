import { expect, test } from 'vitest'
import { checkDraft } from '#app/domain/query/compliance/check.ts'
import { GROWN, plainDraft } from './growth.ts'

/** The least processor time of three checks, in milliseconds: what other programs do to the clock does not count. */
function leastWork(changes: () => object): number {
  const times = [0, 1, 2].map(() => {
    const before = process.cpuUsage()
    checkDraft({ ...plainDraft(), ...changes() })
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  })
  return Math.min(...times)
}

// A time that grows with the square of the size quadruples; below a few milliseconds the clock says nothing.
const LEAST = 15

checkDraft(plainDraft())

test.each(Object.entries(GROWN))(
  'twice the input takes about twice the work: %s',
  (_, grown) => {
    const ratio = () =>
      leastWork(() => grown(60_000)) /
      Math.max(
        leastWork(() => grown(30_000)),
        LEAST,
      )
    // Beside other programs a core is slower for a moment; what truly grows with the square does so each time.
    let least = ratio()
    for (let again = 0; again < 3 && least >= 3.2; again++) least = Math.min(least, ratio())
    expect(least).toBeLessThan(3.2)
  },
  60_000,
)
