import { sendHostile } from '#tests/helpers/hostile.ts'
import { formsFor, PAGES } from '#tests/helpers/hostile-world.ts'
import { startServed } from '#tests/helpers/served.ts'
import { signedIn } from '#tests/helpers/visitor.ts'

/** `npm run bench strings -- [count]`: so many hostile strings through every text field of the portal, over HTTP, in a demo of its own. */
export async function run([count = '10000']: string[]): Promise<void> {
  const served = await startServed({ data: 'demo' })
  const share = Math.ceil(Number(count) / PAGES.length)
  let [sent, bad, fields] = [0, 0, 0]
  try {
    for (const [n, [person, paths]] of PAGES.entries()) {
      const visitor = await signedIn(served, person)
      const forms = await formsFor(visitor, paths)
      fields += forms.reduce((sum, form) => sum + form.fields.filter(({ isText }) => isText).length, 0)
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
