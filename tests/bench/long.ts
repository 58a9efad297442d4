import { formsFor, PAGES } from '#tests/helpers/hostile-world.ts'
import { formsOfRoutes, PIECES, recordsOf, sendLong } from '#tests/helpers/long-strings.ts'
import { startServed } from '#tests/helpers/served.ts'
import { signedIn, type Visitor } from '#tests/helpers/visitor.ts'
import { cpuOf } from './_load.ts'

/**
 * `npm run bench long -- [sorts]`: a megabyte of so many sorts in each field of every form that people meet and every route that takes one. Slow is a
 * second of the server's processor (of the wall where that cannot be read).
 */
export async function run([sorts = String(PIECES.length)]: string[]): Promise<void> {
  const served = await startServed({ data: 'demo' })
  let [sent, bad, slowest] = [0, 0, 0]
  const pid = served.child.pid ?? 0
  const now = () => (Number.isNaN(cpuOf(pid)) ? performance.now() : cpuOf(pid))
  try {
    const people: Visitor[] = []
    for (const [person] of PAGES) people.push(await signedIn(served, person))
    const routes = formsOfRoutes(await recordsOf(people)).filter(({ path }) => path !== '/sign-out')
    for (const [n, visitor] of people.entries()) {
      const forms = [...(await formsFor(visitor, PAGES[n]?.[1] ?? [])), ...routes]
      const done = await sendLong(visitor, forms, { kinds: Number(sorts), most: 1000, now })
      sent += done.sent
      bad += done.slow.length
      slowest = Math.max(slowest, done.slowest)
      process.stdout.write(`  ${PAGES[n]?.[0]}: ${done.sent} sent, ${done.slow.length} slow or failed\n`)
      for (const one of done.slow.slice(0, 20)) process.stderr.write(`${JSON.stringify(one)}\n`)
    }
  } finally {
    await served.stop()
  }
  process.stdout.write(`S12 ${sent} fields with a megabyte: ${bad} slow or failed, slowest ${Math.round(slowest)} ms\n`)
  if (bad > 0) process.exitCode = 1
}
