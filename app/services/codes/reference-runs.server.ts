import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import type { ReleaseFault } from '#app/domain/codes/release.ts'
import { type Context, treeRoot } from '../context.server.ts'
import { type ImportedFile, importReleases } from './import-releases.server.ts'

/** What became of one uploaded file, as the page shows it. `release` and `key` are there for what was staged or is in force already. */
export type RunFile = {
  file: string
  outcome: 'staged' | 'unchanged' | 'skipped' | 'refused'
  why: string
  release: string | null
  key: string | null
  totals: Record<string, number>
  faults: ReleaseFault[]
}
export type ReferenceRun = {
  id: string
  name: string
  by: string
  state: 'running' | 'done' | 'failed'
  begunAt: Date
  endedAt: Date | null
  done: number
  total: number
  files: RunFile[]
}

const Kept = z.object({
  id: z.string(),
  name: z.string(),
  by: z.string(),
  state: z.enum(['running', 'done', 'failed']),
  begunAt: z.coerce.date(),
  endedAt: z.coerce.date().nullable(),
  done: z.number(),
  total: z.number(),
  files: z.array(
    z.object({
      file: z.string(),
      outcome: z.enum(['staged', 'unchanged', 'skipped', 'refused']),
      why: z.string(),
      release: z.string().nullable(),
      key: z.string().nullable(),
      totals: z.record(z.string(), z.number()),
      faults: z.array(z.object({ line: z.number(), why: z.string() })),
    }),
  ),
})

const MOST_RUNS = 20
const MOST_FAULTS = 50
/** The whole official set takes under a minute; a run that has said nothing for so long died with its process. */
const BROKEN_AFTER_MS = 60 * 60 * 1_000
const ID = /^[\w-]{1,80}$/

/** Reports of runs are notes about files, not facts: the releases and their audit entries are in the database. */
const folderOf = ({ settings }: Pick<Context, 'settings'>) =>
  join(resolve(treeRoot, settings.dataFolder), 'reference-runs')

function runFile(result: ImportedFile): RunFile {
  const { file } = result
  const none = { file, release: null, key: null, totals: {}, faults: [] }
  if ('skipped' in result) return { ...none, outcome: 'skipped', why: result.skipped }
  if ('refused' in result)
    return { ...none, outcome: 'refused', why: result.refused, faults: result.faults.slice(0, MOST_FAULTS) }
  const { release, releaseKey: key, totals, state } = result
  return { ...none, outcome: state === 'unchanged' ? 'unchanged' : 'staged', why: '', release, key, totals }
}

/** Written beside and renamed, so that a reader never meets half of it. */
async function writeRun(context: Context, run: ReferenceRun): Promise<void> {
  const folder = folderOf(context)
  const path = join(folder, `${run.id}.json`)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeFile(`${path}.new`, JSON.stringify(run), { mode: 0o600 })
  await rename(`${path}.new`, path)
}

/** Takes in what was uploaded and leaves every new release staged: people look at the difference before they activate it. */
export async function runReferenceImport(
  context: Context,
  { folder, id, name, by }: { folder: string; id: string; name: string; by: string },
): Promise<void> {
  const paths = (await readdir(folder)).sort().map((file) => join(folder, file))
  const begun = { id, name, by, state: 'running' as const, begunAt: context.now(), endedAt: null }
  const run: ReferenceRun = { ...begun, done: 0, total: Math.max(1, paths.length), files: [] }
  await writeRun(context, run)
  try {
    await importReleases(context, paths, {
      by,
      activate: false,
      onProgress: (done) => {
        run.done = done
      },
      onFile: (result) => {
        run.files.push(runFile(result))
        return writeRun(context, run)
      },
    })
    await writeRun(context, { ...run, state: 'done', done: run.total, endedAt: context.now() })
  } catch (trouble) {
    await writeRun(context, { ...run, state: 'failed', endedAt: context.now() })
    throw trouble
  }
  await forgetOldRuns(context)
}

/** Run ids begin with their moment, so the order of names is the order of time. */
async function namesOfRuns(context: Context): Promise<string[]> {
  const names = await readdir(folderOf(context)).catch(() => [])
  return names
    .filter((name) => name.endsWith('.json'))
    .sort()
    .reverse()
}

async function forgetOldRuns(context: Context): Promise<void> {
  for (const name of (await namesOfRuns(context)).slice(MOST_RUNS)) await rm(join(folderOf(context), name))
}

/** One run of uploaded reference files; null when there is none of this id (yet). */
export async function findReferenceRun(context: Context, id: string): Promise<ReferenceRun | null> {
  if (!ID.test(id)) return null
  const text = await readFile(join(folderOf(context), `${id}.json`), 'utf8').catch(() => null)
  if (text === null) return null
  const read = Kept.safeParse(JSON.parse(text))
  if (!read.success) return null
  const isBroken =
    read.data.state === 'running' && context.now().getTime() - read.data.begunAt.getTime() > BROKEN_AFTER_MS
  return isBroken ? { ...read.data, state: 'failed' } : read.data
}

/** The last runs of uploaded reference files, newest first. */
export async function listReferenceRuns(context: Context, most = 5): Promise<ReferenceRun[]> {
  const names = (await namesOfRuns(context)).slice(0, most)
  const runs = await Promise.all(names.map((name) => findReferenceRun(context, name.slice(0, -'.json'.length))))
  return runs.filter((run) => run !== null)
}
