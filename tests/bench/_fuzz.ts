import { PARSERS } from './_fuzz-parsers.ts'
import { seededBelow } from './_tamper.ts'

export type Tally = { cases: Map<string, number>; seconds: Map<string, number>; crashes: string[]; slow: string[] }
const text = (words: string) => Buffer.from(words, 'utf8')

const DICTIONARY = [
  '"',
  '{',
  '}',
  '[',
  ']',
  '\\',
  '<',
  '>',
  '&',
  '&#x',
  '\0',
  '\ufeff',
  '\ud800',
  '-1',
  '1e999',
  'null',
  '[]',
  '{}',
  '__proto__',
  '\\u0000',
  '\r\n',
  ',',
].map((word) => text(word))

/** One seed with a few of its bytes turned, cut, doubled, or mixed with words that parsers stumble over. */
function mutated(seed: Buffer, below: (n: number) => number): Buffer {
  let bytes = Buffer.from(seed)
  for (let n = 1 + below(4); n > 0; n--) {
    const at = below(bytes.length + 1)
    const kind = below(6)
    if (kind === 0 && bytes.length > 0) bytes[Math.min(at, bytes.length - 1)] = below(256)
    else if (kind === 1)
      bytes = Buffer.concat([
        bytes.subarray(0, at),
        DICTIONARY[below(DICTIONARY.length)] ?? text(''),
        bytes.subarray(at),
      ])
    else if (kind === 2)
      bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(Math.min(bytes.length, at + 1 + below(20)))])
    else if (kind === 3) bytes = bytes.subarray(0, at)
    else if (kind === 4)
      bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at, at + 1 + below(40)), bytes.subarray(at)])
    else bytes = Buffer.concat([bytes.subarray(0, at), Buffer.alloc(1 + below(64), below(256)), bytes.subarray(at)])
  }
  return bytes
}

type Parser = (typeof PARSERS)[number]

/** What went wrong in a case, or null; with the input, so that it can be run again. */
function tried(parser: Parser, bytes: Buffer): string | null {
  try {
    parser.run(bytes)
    return null
  } catch (error) {
    const words = error instanceof Error ? `${error.name}: ${error.message}` : 'unknown'
    return `${parser.name}: ${words} at ${JSON.stringify(bytes.toString('latin1').slice(0, 300))}`
  }
}

/** Milliseconds of the processor, not of the wall: on a machine that others use a case may wait longer than it works. */
function workOf(parser: Parser, bytes: Buffer): number {
  const before = process.cpuUsage()
  tried(parser, bytes)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** Feeds each parser its share of broken input: none may throw what is no refusal, none may take a second. */
export function fuzz(options: { cases: number; seed: number }): Tally {
  const { run, tally } = fuzzing(options.seed)
  run(options.cases)
  return tally
}

/** The same in stretches: each goes on where the last one ended. `run` adds to the tally, `skip` draws its cases and runs none. */
export function fuzzing(seed: number): { run(cases: number): void; skip(cases: number): void; tally: Tally } {
  const below = seededBelow(seed)
  const tally: Tally = { cases: new Map(), seconds: new Map(), crashes: [], slow: [] }
  let next = 0
  const draw = (cases: number, take: (parser: Parser, bytes: Buffer) => void) => {
    for (let n = 0; n < cases; n++) {
      const parser = PARSERS[next++ % PARSERS.length]
      const given = parser?.seeds[below(parser.seeds.length)]
      if (parser && given) take(parser, mutated(given, below))
    }
  }
  return {
    run: (cases) => draw(cases, (parser, bytes) => oneCase(parser, bytes, tally)),
    skip: (cases) => draw(cases, () => {}),
    tally,
  }
}

function oneCase(parser: Parser, bytes: Buffer, tally: Tally): void {
  const before = performance.now()
  const trouble = tried(parser, bytes)
  const ms = performance.now() - before
  if (trouble && tally.crashes.length < 50) tally.crashes.push(trouble)
  // By the clock it took a second: it is run again, and what it works is counted.
  if (ms > 1000) {
    const work = workOf(parser, bytes)
    if (work > 1000)
      tally.slow.push(
        `${parser.name}: ${bytes.length} bytes, ${Math.round(work)} ms, ${bytes.toString('base64').slice(0, 4000)}`,
      )
  }
  tally.cases.set(parser.name, (tally.cases.get(parser.name) ?? 0) + 1)
  tally.seconds.set(parser.name, (tally.seconds.get(parser.name) ?? 0) + ms / 1000)
}

export const PARSER_NAMES = PARSERS.map(({ name }) => name)
