import type { DrgTables } from '#app/domain/payment/drg-tables.ts'
import { groupDrg } from '#app/domain/payment/group-drg.ts'
import type { Stay } from '#app/domain/payment/stay.ts'
import { someDrgTables } from '#tests/domain/payment/builders.ts'
import { hasSharedData, officialDrgTables } from '#tests/domain/payment/shared-data.ts'

const STAYS = 20_000
const PAIRS = 7
const GOAL = 50_000

/**
 * Groupings a second over random stays of 0 to 12 secondaries, paired with the floor: reading the same stays from their JSON lines, which any
 * caller must do at least. Uses the official tables where they lie beside the repository, else the small ones of the tests.
 */
export async function run(): Promise<void> {
  const started = performance.now()
  const tables = hasSharedData ? officialDrgTables() : someDrgTables
  const builtIn = performance.now() - started
  const stays = randomStays(tables)
  const lines = stays.map((stay) => JSON.stringify(stay))
  const floors: number[] = []
  const products: number[] = []
  for (let pair = 0; pair < PAIRS + 1; pair += 1) {
    const floor = timed(() => lines.reduce((sum, line) => sum + JSON.parse(line).secondary.length, 0))
    const product = timed(() => stays.reduce((sum, stay) => sum + (groupDrg(tables, stay).weightX10000 ?? 0), 0))
    // The first pair warms up.
    if (pair === 0) continue
    floors.push(floor)
    products.push(product)
  }
  const ratios = products.map((product, at) => product / (floors[at] ?? product))
  const perSecond = Math.round(STAYS / (median(products) / 1_000))
  console.log(
    `tables: ${hasSharedData ? 'official v43.1' : 'the small ones of the tests'}, read and built in ${builtIn.toFixed(0)} ms`,
  )
  console.log(
    `groupings: ${perSecond} a second of processor time (goal ${GOAL}), ${STAYS} stays of 0 to 12 secondaries, ${PAIRS} pairs`,
  )
  console.log(
    `ratio to parsing the stay's JSON line: ${median(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)})`,
  )
}

/** Milliseconds of processor time: on a busy machine the clock on the wall measures the neighbours. */
function timed(work: () => number): number {
  const before = process.cpuUsage()
  const result = work()
  const { user, system } = process.cpuUsage(before)
  const took = (user + system) / 1_000
  if (Number.isNaN(result)) throw new Error('The work gave no number.')
  return took
}

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN

function randomStays(tables: DrgTables): Stay[] {
  const principals = [...tables.principals.keys()]
  const secondaries = [...tables.severities.keys(), ...principals.slice(0, tables.severities.size)]
  let state = 20_261_123
  const draw = (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return state % below
  }
  return Array.from({ length: STAYS }, () => ({
    principal: principals[draw(principals.length)] ?? '',
    secondary: Array.from({ length: draw(13) }, () => ({ code: secondaries[draw(secondaries.length)] ?? '' })),
    ageYears: 18 + draw(80),
    sex: draw(2) === 0 ? ('female' as const) : ('male' as const),
    disposition: draw(20) === 0 ? '20' : '01',
  }))
}
