import { createHash } from 'node:crypto'
import type { ParsedRelease, ReleaseFault, SourceFile } from '#app/domain/codes/release.ts'
import { releaseId } from '#app/domain/codes/release.ts'
import { findActiveRelease, listReferenceRows } from '#db/releases.ts'
import type { Context } from '../context.server.ts'
import { deriveSpecificity } from './derive-specificity.server.ts'
import { isCovered, mayBeWindows, recogniserOf } from './recognisers.server.ts'
import { stageRelease } from './stage-release.server.ts'
import { listFiles, type Unpacked, unpack } from './unpack.server.ts'

/** What became of one file. `release` is its id, "icd10cm:2026"; totals such as `billable` and `headers` stand beside it. */
export type ImportedFile =
  | {
      file: string
      release: string
      state: 'activated' | 'staged' | 'unchanged'
      totals: Record<string, number>
      releaseKey: string
    }
  | {
      file: string
      refused: 'partial' | 'faulty' | 'no-edition' | 'base-missing' | 'unreadable' | 'unknown'
      faults: ReleaseFault[]
    }
  | { file: string; skipped: string }

export type ImportOptions = {
  by: string
  /** False leaves new releases staged, so that people see the difference before they activate. */
  activate: boolean
  onFile?: (result: ImportedFile) => void | Promise<void>
  onProgress?: (done: number, total: number) => void
}

type Readable = SourceFile & { badLine: number | null; isNamed: boolean }
type Work = { context: Context; options: ImportOptions; results: ImportedFile[] }

const digestOf = ({ tables }: ParsedRelease): string => {
  const hash = createHash('sha256')
  for (const [name, rows] of Object.entries(tables)) {
    hash.update(`${name}\n`)
    const lines = rows.map((row) => row.join('\t'))
    hash.update(lines.sort().join('\n'))
  }
  return hash.digest('hex')
}

async function report({ options, results }: Work, result: ImportedFile): Promise<void> {
  results.push(result)
  await options.onFile?.(result)
}

async function keep({ context, options }: Work, file: string, release: ParsedRelease): Promise<ImportedFile> {
  const id = releaseId(release)
  const digest = digestOf(release)
  const active = await findActiveRelease(context.db, release)
  if (active?.digest === digest)
    return { file, release: id, state: 'unchanged', totals: release.totals, releaseKey: active.id }
  const { by, activate } = options
  const staged = await stageRelease(context, { release, digest, fileName: file, replaces: active, by, activate })
  if (release.kind === 'icd10cm') await deriveSpecificity(context, staged, by)
  return {
    file,
    release: id,
    state: options.activate ? 'activated' : 'staged',
    totals: release.totals,
    releaseKey: staged,
  }
}

/** The tables of the release that a file of changes applies to; null when it is not loaded. */
async function tablesOf({ db }: Context, id: string): Promise<ParsedRelease['tables'] | null> {
  const at = id.indexOf(':')
  const active = await findActiveRelease(db, { kind: id.slice(0, at), edition: id.slice(at + 1) })
  return active ? { codes: await listReferenceRows(db, active.id, 'codes') } : null
}

async function takeIn(work: Work, file: Readable): Promise<ImportedFile> {
  const recogniser = recogniserOf(file)
  if (!recogniser) {
    if (isCovered(file)) return { file: file.name, skipped: 'The order file says all that this list says.' }
    const why = 'Not a published file that is known here.'
    // What lies in a folder or an archive beside the tables is passed over; what was named itself must be known.
    if (!file.isNamed) return { file: file.name, skipped: why }
    return { file: file.name, refused: 'unknown', faults: [{ line: 0, why }] }
  }
  if (file.badLine !== null && !mayBeWindows(recogniser)) {
    const why = 'The line is not valid UTF-8: the file is damaged, or in another encoding.'
    return { file: file.name, refused: 'faulty', faults: [{ line: file.badLine, why }] }
  }
  const made = recogniser.makes?.(file) ?? null
  if (made !== null && work.results.some((it) => 'release' in it && it.release === made))
    return { file: file.name, skipped: `${made} came whole in this import; the changes lead to it.` }
  const base = recogniser.base?.(file) ?? null
  const outcome = recogniser.parse(file, base === null ? null : await tablesOf(work.context, base))
  if (!outcome.ok) return { file: file.name, refused: outcome.error, faults: outcome.faults }
  return keep(work, file.name, outcome.value)
}

const unreadable = (file: string): ImportedFile => ({
  file,
  refused: 'unknown',
  faults: [{ line: 0, why: 'Neither text nor an archive with text in it.' }],
})

const isChanges = (file: SourceFile) => recogniserOf(file)?.base !== undefined

/** Files of changes wait until the whole editions are in; they are small. */
async function takeInAll(
  work: Work,
  unpacked: readonly Unpacked[],
  waiting: Readable[],
  isNamed: boolean,
): Promise<void> {
  for (const file of unpacked) {
    if (!file.ok) await report(work, { file: file.name, refused: 'unreadable', faults: file.faults })
    else if (isChanges(file)) waiting.push({ ...file, isNamed })
    else await report(work, await takeIn(work, { ...file, isNamed }))
  }
}

/**
 * Takes published files in, each whole or not at all; what is refused leaves the release in force as it is. Returns what became of
 * each file, or the path that is missing.
 */
export async function importReleases(
  context: Context,
  paths: readonly string[],
  options: ImportOptions,
): Promise<{ ok: true; results: ImportedFile[] } | { ok: false; missing: string }> {
  const { files, missing } = await listFiles(paths)
  if (missing !== null) return { ok: false, missing }
  const work: Work = { context, options, results: [] }
  const waiting: Readable[] = []
  for (const [i, file] of files.entries()) {
    options.onProgress?.(i, files.length)
    const unpacked = await unpack(file)
    if (unpacked.length === 0 && file.isNamed) await report(work, unreadable(file.name))
    await takeInAll(work, unpacked, waiting, file.isNamed && unpacked.length === 1)
  }
  for (const file of waiting.sort((a, b) => (a.name < b.name ? -1 : 1))) await report(work, await takeIn(work, file))
  options.onProgress?.(files.length, files.length)
  return { ok: true, results: work.results }
}
