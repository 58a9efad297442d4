import { verifyAudit } from '#app/services/audit/verify.server.ts'
import type { Context } from '#app/services/context.server.ts'
import { commit } from '#db/commit.ts'
import { addCoverage } from '#db/users.ts'
import { aWard } from '#tests/helpers/query-ward.ts'
import { benchContext } from './_context.ts'
import { DOUBLES, type Double, double, once, RACES, type Race, race } from './_races.ts'
import { type Rounds, sayRounds, spokenRounds } from './_rounds.ts'

const say = (words: string) => process.stdout.write(`${words}\n`)
/** By how many turns the first is ahead, from 40 behind to 40 before. */
const leadOf = (n: number, kinds: number) => (Math.floor(n / kinds) % 81) - 40
type Wrong = Map<string, number>
const note = (wrong: Wrong, words: string) => void wrong.set(words, (wrong.get(words) ?? 0) + 1)

async function races(context: Context, rounds: Rounds) {
  const [firsts, wrong]: [Map<Race, number>, Wrong] = [new Map(), new Map()]
  let done = 0
  for (const n of rounds.numbers) {
    const kind = RACES[n % RACES.length] ?? 'answer/answer'
    const { isMine, fault } = await race(context, kind, { id: `r${n}`, lead: leadOf(n, RACES.length) })
    // Of each pair both outcomes must have been seen.
    if (isMine) firsts.set(kind, (firsts.get(kind) ?? 0) + 1)
    if (fault) note(wrong, `${kind}: ${fault}`)
    if (++done % 1000 === 0) rounds.say(`${done} races, ${wrong.size} kinds of wrong ends`)
  }
  return { done, firsts, wrong }
}

async function doubles(context: Context, rounds: Rounds) {
  const [measures, wrong]: [Map<Double, string>, Wrong] = [new Map(), new Map()]
  for (const [n, kind] of DOUBLES.entries()) measures.set(kind, await once(context, kind, `m${n}`))
  let done = 0
  for (const n of rounds.numbers) {
    const kind = DOUBLES[n % DOUBLES.length] ?? 'send'
    const [turn, measure] = [Math.floor(n / DOUBLES.length), measures.get(kind) ?? '']
    const lead = turn % 2 === 0 ? leadOf(turn, 2) : 'replay'
    const fault = await double(context, kind, { id: `d${n}`, lead, measure })
    if (fault) note(wrong, `${kind} ${lead === 'replay' ? 'again' : 'twice'}: ${fault}`)
    if (++done % 1000 === 0) rounds.say(`${done} doubles, ${wrong.size} kinds of wrong ends`)
  }
  return { done, wrong }
}

function tell(wrong: Wrong): void {
  say(`  wrong ends ${[...wrong.values()].reduce((a, b) => a + b, 0)}`)
  for (const [what, n] of [...wrong].slice(0, 10)) say(`    ${n} x ${what}`)
  if (wrong.size > 0) process.exitCode = 1
}

/** R4 and R5 through the services on one database. Arguments: races (10,000), double submits and replays (10,000), minutes of either (no limit). */
export async function run(args: string[] = []): Promise<void> {
  const [count, twice] = [Number(args[0] ?? 10_000), Number(args[1] ?? 10_000)]
  const minutes = Number(args[2]) || Number.POSITIVE_INFINITY
  const context = benchContext('races')
  const ids = (letter: string, many: number) => Array.from({ length: many }, (_, n) => `${letter}${n}`)
  await aWard(context, [...ids('r', count), ...ids('d', twice), ...ids('m', DOUBLES.length)])
  const cover = { id: 'c1', providerId: 'dr-osei', coveringProviderId: 'dr-hale', reason: null }
  await commit(context.db, {
    writes: [addCoverage({ ...cover, fromAt: new Date('2026-01-01'), toAt: new Date('2027-01-01') })],
    audit: [{ what: 'user.delegated', who: 'u-osei', at: context.now() }],
  })
  let before = performance.now()
  const raced = await races(context, spokenRounds({ wanted: count, minutes }))
  say(sayRounds(`R4 races (${RACES.join(', ')})`, raced.done, count, performance.now() - before))
  say(`  the first of the two won: ${[...raced.firsts].map(([kind, n]) => `${kind} ${n}`).join(', ')}`)
  tell(raced.wrong)
  before = performance.now()
  const doubled = await doubles(context, spokenRounds({ wanted: twice, minutes }))
  say(sayRounds(`R5 twice at once or again (${DOUBLES.join(', ')})`, doubled.done, twice, performance.now() - before))
  tell(doubled.wrong)
  const chain = await verifyAudit(context)
  say(`the audit chain afterwards: ${JSON.stringify(chain)}`)
  if (!chain.ok) process.exitCode = 1
  context.close()
}
