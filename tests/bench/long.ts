import { formsFor, PAGES } from '#tests/helpers/hostile-world.ts'
import { formsOfRoutes, PIECES, recordsOf, sendLong } from '#tests/helpers/long-strings.ts'
import { startServed } from '#tests/helpers/served.ts'
import { signedIn, type Visitor } from '#tests/helpers/visitor.ts'

/** `npm run bench long -- [sorts]`: a megabyte of so many sorts in each field of every form that people meet and every route that takes one. */
export async function run([sorts = String(PIECES.length)]: string[]): Promise<void> {
  const served = await startServed({ data: 'demo' })
  let [sent, bad, slowest] = [0, 0, 0]
  try {
    const people: Visitor[] = []
    for (const [person] of PAGES) people.push(await signedIn(served, person))
    const routes = formsOfRoutes(await recordsOf(people)).filter(({ path }) => path !== '/sign-out')
    for (const [n, visitor] of people.entries()) {
      const forms = [...(await formsFor(visitor, PAGES[n]?.[1] ?? [])), ...routes]
      const done = await sendLong(visitor, forms, { kinds: Number(sorts), most: 1000 })
      sent += done.sent
      bad += done.slow.length
      slowest = Math.max(slowest, done.slowest)
      for (const one of done.slow.slice(0, 20)) process.stderr.write(`${JSON.stringify(one)}\n`)
    }
  } finally {
    await served.stop()
  }
  process.stdout.write(`S12 ${sent} fields with a megabyte: ${bad} slow or failed, slowest ${Math.round(slowest)} ms\n`)
  if (bad > 0) process.exitCode = 1
}
