import { effectOf } from '#app/domain/education/effect/effect.ts'
import { programOf } from '#app/domain/education/effect/program.ts'
import { SCENARIOS, type Scenario, simulate } from './education-programs.ts'

type Tally = {
  programs: number
  changed: number
  covered: number
  silent: number
  bias: number
  square: number
  se: number
}

function tally(scenario: Scenario, programs: number, firstSeed: number): Tally {
  const t: Tally = { programs: 0, changed: 0, covered: 0, silent: 0, bias: 0, square: 0, se: 0 }
  for (let i = 0; i < programs; i++) {
    const { rows, truth } = simulate(scenario, firstSeed + i * 7919)
    const effect = effectOf(programOf(rows), { withControl: false })
    t.programs++
    if (effect.estimate === null || effect.low === null || effect.high === null) {
      t.silent++
      continue
    }
    if (effect.verdict === 'improved' || effect.verdict === 'worsened') t.changed++
    if (effect.low <= truth && truth <= effect.high) t.covered++
    const error = effect.estimate - truth
    t.bias += error
    t.square += error * error
    t.se += (effect.high - effect.low) / 4
  }
  return t
}

const percent = (part: number, of: number): string => (of > 0 ? `${((100 * part) / of).toFixed(1)}` : '-').padStart(6)

function line(name: string, { programs, changed, covered, silent, bias, square, se }: Tally): string {
  const spoke = programs - silent
  const sd = Math.sqrt(square / spoke - (bias / spoke) ** 2)
  return [
    name.padEnd(38),
    percent(changed, programs),
    percent(covered, spoke),
    (bias / spoke).toFixed(4).padStart(8),
    sd.toFixed(4).padStart(7),
    (se / spoke).toFixed(4).padStart(7),
    String(silent).padStart(4),
  ].join(' ')
}

/**
 * `npm run bench education [programs] [part of a name] [first seed]`. Targets: without effect "changed" <= 6 %; "covered" 93 to 97 %; with a drop
 * of a third and 20 providers "changed" >= 80 %.
 */
export async function run(args: string[] = []): Promise<void> {
  const programs = Number(args[0] ?? 40)
  const wanted = Object.entries(SCENARIOS).filter(([name]) => name.includes(args[1] ?? ''))
  const firstSeed = Number(args[2] ?? 1)
  const began = performance.now()
  const all = { programs: 0, changed: 0, covered: 0, silent: 0, bias: 0, square: 0, se: 0 }
  for (const [title, effect] of [
    ['without effect', 1],
    ['a drop of a third', 2 / 3],
  ] as const) {
    console.log(`\n${title}`.padEnd(40), 'changed% covered%   bias      sd  half/2 silent')
    for (const [name, scenario] of wanted) {
      const t = tally({ ...scenario, effect }, programs, firstSeed)
      console.log(line(name, t))
      if (effect === 1) for (const key of ['programs', 'changed', 'covered', 'silent'] as const) all[key] += t[key]
    }
  }
  const spoke = all.programs - all.silent
  console.log(
    `\nall without effect: ${all.programs} programs, falsely changed ${percent(all.changed, all.programs)} %,`,
  )
  console.log(`covered ${percent(all.covered, spoke)} %, nothing said ${percent(all.silent, all.programs)} %`)
  console.log(`${((performance.now() - began) / (2 * all.programs)).toFixed(0)} ms a program`)
}
