import type { Context } from '#app/services/context.server.ts'

/** What a verb may touch of the terminal. Data goes to standard output, words for people to standard error. */
export type Io = {
  /** One line on standard output: JSON or NDJSON. Awaits the pipe when it is full. */
  out(line: string): Promise<void>
  /** One line for people, on standard error. */
  say(line: string): void
  /** The whole of standard input, as a stream of bytes. */
  stdin: NodeJS.ReadableStream
  /** Asks a person at a terminal; absent where there is none. */
  ask?(question: string): Promise<string>
  /** A progress bar on a terminal, silence elsewhere. */
  progress(what: string, total: number): { to(done: number): void; end(): void }
}

/** 0 done, 1 done with faults or findings, 2 bad usage. */
export type Exit = 0 | 1 | 2

export type Verb = {
  /** "chart import <path>... [--json]" */
  usage: string
  /** One sentence: what it does. */
  does: string
  /** `context` opens the database on the first call, so that verbs that need none start at once. */
  run(args: string[], io: Io, context: () => Promise<Context>): Promise<Exit>
}

/** One area of the terminal: `npm run -s addendum -- <area> <verb>`. Each file of this folder exports one, named as its area. */
export type Area = { does: string; verbs: Record<string, Verb> }
