import { parseArgs } from 'node:util'
import type { Effect } from '#app/domain/education/effect/effect.ts'
import { type EffectRefusal, effectOfFile } from '#app/services/education/effect-of-file.server.ts'
import type { Area, Exit, Io } from './area.ts'

const USAGE = 'education effect <file.csv> [--json]'
const WHY: Record<EffectRefusal, string> = {
  'no-such-file': 'cannot be read.',
  'columns-missing': 'needs a first line with the columns provider,period,family,taught,gaps,reviewable.',
  'no-rows': 'has no rows under its heading.',
}

export const education: Area = {
  does: 'Whether education changed documentation.',
  verbs: {
    effect: {
      usage: USAGE,
      does:
        'Estimates what teaching changed, from rows provider,period,family,taught,gaps,reviewable (taught is 0 or 1 in that period). ' +
        '"estimate", "low" and "high" are points of gap rate, taught minus the same untaught (-0.08: eight percentage points fewer ' +
        'gaps), with a 95 % interval; "ratio" says the same as taught over untaught; "verdict" is improved, worsened, no change ' +
        'shown or too little data; "method" names the design that the data allowed.',
      run: effect,
    },
  },
}

async function effect(args: string[], io: Io): Promise<Exit> {
  const parsed = read(args)
  const [path] = parsed?.positionals ?? []
  if (!parsed || !path || parsed.positionals.length !== 1) {
    io.say(`Usage: ${USAGE}`)
    return 2
  }
  const result = await effectOfFile(path)
  if (!result.ok) {
    io.say(`${path} ${WHY[result.error]}`)
    return 2
  }
  const { effect, faults } = result.value
  for (const { line, why } of faults) io.say(`${path}:${line}: ${why}`)
  if (parsed.values.json) await io.out(JSON.stringify(rounded(effect)))
  else for (const line of inWords(effect)) await io.out(line)
  return faults.length > 0 ? 1 : 0
}

function read(args: string[]) {
  try {
    return parseArgs({ args, allowPositionals: true, options: { json: { type: 'boolean', default: false } } })
  } catch {
    return null
  }
}

/** The agreed fields first; six decimals, since more would only tell of the machine. */
function rounded({ estimate, low, high, method, providers, verdict, ...more }: Effect): unknown {
  const shown = { estimate, low, high, method, providers, verdict, ...more }
  return JSON.parse(JSON.stringify(shown), (_, value: unknown) =>
    typeof value === 'number' ? Math.round(value * 1e6) / 1e6 : value,
  )
}

const points = (rate: number): string => `${(rate * 100).toFixed(1)}`

function inWords(effect: Effect): string[] {
  const lines = [effect.verdict[0]?.toUpperCase() + effect.verdict.slice(1)]
  if (effect.estimate !== null && effect.low !== null && effect.high !== null) {
    lines.push(
      `Gap rate changed by ${points(effect.estimate)} percentage points (95 % interval ${points(effect.low)} to ${points(effect.high)}), ` +
        `${effect.providers} providers, ${effect.taughtProviders} of them taught, ${effect.cases} cases after teaching.`,
      `Design: ${effect.method}.`,
    )
  }
  if (effect.negativeControl) {
    const { low, high, families } = effect.negativeControl
    lines.push(`Families not taught (${families.join(', ')}): ${points(low)} to ${points(high)} points.`)
  }
  if (effect.detectable !== null && effect.providersForAThird !== null) {
    lines.push(
      `A true change of ${points(effect.detectable)} points would have been shown four times in five; ` +
        `a drop of a third would take about ${effect.providersForAThird} taught providers.`,
    )
  }
  return [...lines, ...effect.notes]
}
