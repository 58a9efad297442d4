import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demoData, startServed } from '#tests/helpers/served.ts'
import { signedIn } from '#tests/helpers/visitor.ts'
import { multiplyOpenQuery } from './_answers.ts'
import { drive, type Run, spread, startFloor } from './_load.ts'

const PAIRS = 5
const CONNECTIONS = 8
const say = (words: string) => process.stdout.write(`${words}\n`)

/**
 * P9: signed answers a second against a bare server that writes an answer, a sealed entry and a letter in one durable transaction.
 * Argument: answers a run.
 */
export async function run(args: string[]): Promise<void> {
  const answers = Number(args[0]) || 400
  const folder = mkdtempSync(join(tmpdir(), 'addendum-bench-'))
  cpSync(demoData(), join(folder, 'product'), { recursive: true })
  cpSync(demoData(), join(folder, 'floor'), { recursive: true })
  const { ids, option, wordingNumber } = multiplyOpenQuery(join(folder, 'product/addendum.db'), answers * (PAIRS + 1))
  const served = await startServed({ data: join(folder, 'product') })
  const floor = await startFloor(join(folder, 'floor/addendum.db'), '')
  try {
    const { cookie } = await signedIn(served, 'A. Osei')
    const headers = { cookie, origin: served.origin }
    const fields = { deed: 'sign', option, words: '', comment: '', wordingNumber: String(wordingNumber) }
    const body = new URLSearchParams(fields).toString()
    const product = () =>
      drive(served.origin, served.child.pid ?? 0, {
        count: answers,
        connections: CONNECTIONS,
        wanted: 302,
        next: () => ({ method: 'POST', path: `/queries/${ids.pop()}/answer`, headers, body }),
      })
    const bare = () =>
      drive(floor.origin, floor.pid, {
        count: answers,
        connections: CONNECTIONS,
        wanted: 302,
        next: () => ({ method: 'POST', path: '/', body: 'words=Acute+on+chronic+systolic+heart+failure' }),
      })
    await bare()
    await product()
    const pairs: { floor: Run; product: Run }[] = []
    for (let pair = 0; pair < PAIRS; pair++) pairs.push({ floor: await bare(), product: await product() })
    report(pairs, answers)
    say(`  chain afterwards           ${served.command('audit', 'verify', '--json').trim().slice(0, 60)}`)
  } finally {
    floor.stop()
    await served.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

function report(pairs: { floor: Run; product: Run }[], answers: number): void {
  const of = (value: (pair: (typeof pairs)[number]) => number, digits?: number) => spread(pairs.map(value), digits)
  say(`P9 signed answers, synchronous=FULL, ${answers} a run, ${PAIRS} pairs, ${CONNECTIONS} connections`)
  say(`  floor, answers/s           ${of((p) => p.floor.perSecond, 0)}`)
  say(`  product, answers/s         ${of((p) => p.product.perSecond, 0)}`)
  say(`  product / floor            ${of((p) => p.product.perSecond / p.floor.perSecond)}   goal 0.25`)
  say(`  processor ms each          ${of((p) => p.floor.cpuMs)} -> ${of((p) => p.product.cpuMs)}`)
  say(`  p99 ms                     ${of((p) => p.floor.p99, 1)} -> ${of((p) => p.product.p99, 1)}   goal 15`)
}
