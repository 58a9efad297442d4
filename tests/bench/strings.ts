import { sendHostile } from '#tests/helpers/hostile.ts'
import { formsFor, formsOfEveryRoute, PAGES } from '#tests/helpers/hostile-world.ts'
import { startServed } from '#tests/helpers/served.ts'
import { signedIn } from '#tests/helpers/visitor.ts'

/** S4: so many hostile strings (10,000) through every field that people meet and every field that a route reads, over HTTP, in a demo of its own. */
export async function run([count = '10000']: string[]): Promise<void> {
  const served = await startServed({ data: 'demo' })
  const share = Math.ceil(Number(count) / PAGES.length)
  let [sent, bad, fields] = [0, 0, 0]
  try {
    const people = await Promise.all(PAGES.map(([person]) => signedIn(served, person)))
    const routes = await formsOfEveryRoute(people)
    for (const [n, visitor] of people.entries()) {
      const forms = [...(await formsFor(visitor, PAGES[n]?.[1] ?? [])), ...routes]
      fields += forms.reduce((sum, form) => sum + form.fields.length, 0)
      const done = await sendHostile(visitor, forms, share, n * share)
      sent += done.sent
      bad += done.findings.length
      for (const finding of done.findings.slice(0, 10)) process.stderr.write(`${JSON.stringify(finding)}\n`)
    }
  } finally {
    await served.stop()
  }
  process.stdout.write(`${sent} strings through ${fields} fields of ${PAGES.length} people's pages: ${bad} findings\n`)
  if (bad > 0) process.exitCode = 1
}
