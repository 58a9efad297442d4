import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import type { Exit, Io } from './area.ts'

type Answer = { answer: object; fault: string | null }

/** Runs a verb over a file of JSON lines ("-" is standard input): one line out for each line in, broken ones told on standard error too. */
export async function answerLines(
  args: string[],
  io: Io,
  usage: string,
  /** Called once, when the file is there: what answers its lines. */
  answerer: () => Promise<(line: unknown) => Promise<Answer>>,
): Promise<Exit> {
  const path = pathOf(args)
  if (path === null) {
    io.say(`Usage: ${usage}`)
    return 2
  }
  const size = path === '-' ? 0 : await sizeOf(path)
  if (size === null) {
    io.say(`There is no file "${path}".`)
    return 2
  }
  const answer = await answerer()
  const input = path === '-' ? io.stdin : createReadStream(path)
  const bar = io.progress('lines', Math.max(size, 1))
  let faults = 0
  let number = 0
  let read = 0
  for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1
    read += text.length + 1
    bar.to(read)
    if (text.trim() === '') continue
    const given = parsed(text)
    const { answer: out, fault } = given.ok ? await answer(given.value) : brokenLine()
    if (fault !== null) {
      faults += 1
      io.say(`line ${number}: ${fault}`)
    }
    await io.out(JSON.stringify(out))
  }
  bar.end()
  return faults === 0 ? 0 : 1
}

function pathOf(args: string[]): string | null {
  try {
    const { positionals } = parseArgs({
      args: args.map((arg) => (arg === '-' ? './-' : arg)),
      allowPositionals: true,
      options: { json: { type: 'boolean' } },
    })
    if (positionals.length !== 1) return null
    return positionals[0] === './-' ? '-' : (positionals[0] ?? null)
  } catch {
    return null
  }
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    const found = await stat(path)
    return found.isFile() ? found.size : null
  } catch {
    return null
  }
}

function parsed(text: string): { ok: true; value: unknown } | { ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch {
    return { ok: false }
  }
}

const brokenLine = (): Answer => ({ answer: { id: null, basis: 'Not read: not JSON' }, fault: 'Not read: not JSON' })
