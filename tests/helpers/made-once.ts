import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The folder of one run of the tests, known to all its processes; a process outside of a run has one of its own. */
export function runFolder(): string {
  process.env.TESTS_MADE_ONCE ??= mkdtempSync(join(tmpdir(), 'addendum-made-'))
  return process.env.TESTS_MADE_ONCE
}

/** Before all tests (remix.config.js): a folder for what is made once a run. */
export function setup(): void {
  runFolder()
}

/** After all tests. */
export function teardown(): void {
  rmSync(runFolder(), { recursive: true, force: true })
}

/** A file that is made once a run, by whoever asks first. Two makers at once do not meet: the last step is a rename. */
export async function madeOnce(name: string, make: (file: string) => Promise<void>): Promise<string> {
  const file = join(runFolder(), name)
  if (existsSync(file)) return file
  const own = mkdtempSync(join(runFolder(), 'making-'))
  await make(join(own, name))
  renameSync(join(own, name), file)
  return file
}
