import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkDraft } from '#app/domain/query/compliance/check.ts'
import { CONTENT_RULES } from '#app/domain/query/compliance/registry.ts'
import type { Draft } from '#app/domain/query/draft.ts'
import { GROWN, plainDraft } from '../domain/query/compliance/growth.ts'

type Labelled = Draft & { label: { compliant: boolean; rules: string[]; warnings: string[] } }
type Judged = { wanted: Set<string>; found: Set<string>; compliant: boolean; passed: boolean; ms: number }

const FOLDER = join(process.cwd(), 'tests/fixtures/compliance')

function corpus(): Labelled[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) => readFileSync(join(FOLDER, name), 'utf8').split('\n'))
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line))
}

/** Splits the corpus in two by hash, to show whether one half fares worse. All drafts were used for development by now: no part of it is held out. */
function isEven(id: string): boolean {
  return [...id].reduce((hash, sign) => (hash * 33 + sign.charCodeAt(0)) >>> 0, 5381) % 2 === 0
}

function judge(draft: Labelled): Judged {
  const before = performance.now()
  const { compliant, findings } = checkDraft(draft)
  const ms = performance.now() - before
  const errors = findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule)
  return {
    wanted: new Set(draft.label.rules),
    found: new Set(errors),
    compliant: draft.label.compliant,
    passed: compliant,
    ms,
  }
}

const share = (part: number, whole: number) =>
  `${part}/${whole} (${whole === 0 ? '-' : ((100 * part) / whole).toFixed(1)} %)`

function sayHalf(name: string, judged: readonly Judged[]): void {
  const right = judged.filter(({ compliant, passed }) => compliant === passed).length
  const fine = judged.filter(({ compliant }) => compliant)
  const broken = judged.filter(({ compliant }) => !compliant)
  const same = judged.filter(
    ({ wanted, found }) => wanted.size === found.size && [...wanted].every((rule) => found.has(rule)),
  ).length
  console.log(`${name}: n=${judged.length}`)
  console.log(`  label accuracy          ${share(right, judged.length)}`)
  console.log(`  false alarms            ${share(fine.filter(({ passed }) => !passed).length, fine.length)}`)
  console.log(`  violations passed       ${share(broken.filter(({ passed }) => passed).length, broken.length)}`)
  console.log(`  exactly the same rules  ${share(same, judged.length)}`)
}

function sayRules(judged: readonly Judged[]): void {
  console.log('rule           found  wanted  precision  recall')
  for (const { id, severity } of CONTENT_RULES) {
    if (severity !== 'error') continue
    const found = judged.filter((each) => each.found.has(id)).length
    const wanted = judged.filter((each) => each.wanted.has(id)).length
    const both = judged.filter((each) => each.found.has(id) && each.wanted.has(id)).length
    const rate = (whole: number) => (whole === 0 ? '-' : (both / whole).toFixed(2))
    console.log(
      `${id.padEnd(14)} ${String(found).padStart(5)} ${String(wanted).padStart(7)} ${rate(found).padStart(10)} ${rate(wanted).padStart(7)}`,
    )
  }
}

/** The time of one check in milliseconds. */
function timeOf(draft: Draft): number {
  const before = performance.now()
  checkDraft(draft)
  return performance.now() - before
}

/** A time that grows with the square of the size shows as a ratio near four. */
function sayGrowth(): void {
  console.log('size of one input    250 kB     500 kB       1 MB   1 MB/500 kB')
  for (const [name, grown] of Object.entries(GROWN)) {
    const [small = 0, middle = 0, large = 0] = [250_000, 500_000, 1_000_000].map((size) =>
      timeOf({ ...plainDraft(), ...grown(size) }),
    )
    const cell = (ms: number) => `${ms.toFixed(0)} ms`.padStart(10)
    console.log(
      `${name.padEnd(17)}${cell(small)} ${cell(middle)} ${cell(large)} ${(large / middle).toFixed(1).padStart(8)}`,
    )
  }
}

/** Prints how far the checker agrees with the labelled corpus: label accuracy, false alarms, precision and recall of each rule, and the time a draft takes. */
export async function run(): Promise<void> {
  const drafts = corpus()
  for (const draft of drafts.slice(0, 50)) checkDraft(draft)
  const even = drafts.filter(({ id }) => isEven(id)).map(judge)
  const odd = drafts.filter(({ id }) => !isEven(id)).map(judge)
  const all = [...even, ...odd]
  sayHalf('one half (all drafts were used for development)', even)
  sayHalf('other half (all drafts were used for development)', odd)
  sayRules(all)
  const times = all.map(({ ms }) => ms).sort((a, b) => a - b)
  const at = (quantile: number) => (times[Math.floor(times.length * quantile)] ?? 0).toFixed(2)
  console.log(`time a draft: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, worst ${at(1 - 1e-9)} ms`)
  sayGrowth()
}
