import { canaries } from './_canary.ts'

/** S9: canary patients. Argument: how many, 1,000 unless said otherwise. */
export async function run(args: string[]): Promise<void> {
  const say = (words: string) => process.stdout.write(`${words}\n`)
  const { patients, pages, onPages, found, places } = await canaries(Number(args[0]) || 1000)
  say(`S9 ${patients} canary patients, ${pages} pages read, ${onPages} of them showed one`)
  for (const [place, count] of Object.entries(places)) say(`  looked at ${place.padEnd(12)} ${count}`)
  say(`  traces where none may be: ${found.length}`)
  for (const one of found.slice(0, 10)) say(`    ${one}`)
  if (found.length > 0 || onPages === 0) process.exitCode = 1
}
