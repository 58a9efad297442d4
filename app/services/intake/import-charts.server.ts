import type { AuditEntry } from '#app/domain/audit/entry.ts'
import { ok, type Result, refuse } from '#app/domain/shared/result.ts'
import type { Context } from '#app/services/context.server.ts'
import { waitForDisk } from '#db/client.ts'
import { commit } from '#db/commit.ts'
import { addChartImport, saveChartImport, saveProgress } from '#db/imports.ts'
import { Desk } from './desk.server.ts'
import { fileReader, type Read } from './read-pieces.server.ts'
import { listSources, type Source } from './sources.server.ts'
import { addFault, emptyReport, type Report } from './tally.server.ts'
import { unpack } from './unpack.server.ts'
import { type Decided, writesOf } from './write-batch.server.ts'

export type ImportOptions = {
  /** A user's id, or "terminal". */
  by: string
  /** The run's id, where someone waits for it; a new one otherwise. */
  id?: string
  /** What people call the run: "march-export.zip". File names as a rule; no names of patients. */
  name?: string
  /** The sending system of resources that name none themselves. */
  system?: string
  /** The zone of facilities that are new; an administrator may set another later. */
  timeZone?: string
  onProgress?: (bytesDone: number, bytesTotal: number) => void
}
export type ImportOutcome = { id: string; report: Report }

/** What a sender without a name is called. One installation takes charts from one hospital's server as a rule. */
const DEFAULT_SYSTEM = 'fhir'

/**
 * Reads FHIR R4 charts (Bundles, NDJSON, folders of them, .gz and .zip) into the chart, in commits of at most 200 facts, each with
 * its audit entry. A run that is killed leaves whole commits; run again, it goes on to the same end. Refused when a path is missing.
 */
export async function importCharts(
  context: Context,
  paths: readonly string[],
  options: ImportOptions,
): Promise<Result<ImportOutcome, 'no-such-file'> & { path?: string }> {
  const { sources, missing } = await listSources(paths)
  if (missing !== null) return { ...refuse('no-such-file'), path: missing }
  const run = new Run(context, sources, options)
  await run.begin()
  try {
    // Its commits tell nobody that anything is kept: the run's own end does, and that waits for the disk.
    waitForDisk(context.db, false)
    await run.readAll()
  } catch (trouble) {
    waitForDisk(context.db, true)
    await run.end('failed')
    throw trouble
  }
  waitForDisk(context.db, true)
  await run.end('done')
  return ok({ id: run.id, report: run.report })
}

class Run {
  readonly id: string
  readonly report = emptyReport()
  private readonly total: number
  private done = 0
  private shownAt = 0
  private savedAt = 0
  private readonly desk: Desk

  constructor(
    private readonly context: Context,
    private readonly sources: Source[],
    private readonly options: ImportOptions,
  ) {
    this.id = options.id ?? context.newId()
    this.total = sources.reduce((sum, source) => sum + source.bytes, 0)
    const { system = DEFAULT_SYSTEM } = options
    this.desk = new Desk(context.db, this.report, { system, now: context.now(), keep: (decided) => this.keep(decided) })
  }

  async begin() {
    const { by, name = namesOf(this.sources) } = this.options
    const row = { id: this.id, by, name, state: 'running' as const, begunAt: this.context.now(), endedAt: null }
    const progress = { bytesDone: 0, bytesTotal: this.total, counts: countsOf(this.report), faults: [] }
    await commit(this.context.db, {
      writes: [addChartImport({ ...row, ...progress })],
      audit: [this.entry({ state: 'begun', files: this.sources.length })],
    })
  }

  async readAll() {
    try {
      for (const source of this.sources) await this.readSource(source)
      await this.desk.settle()
    } finally {
      this.desk.close()
    }
  }

  async end(state: 'done' | 'failed') {
    const { read: _, faults, ...counts } = this.report
    const bytesDone = state === 'done' ? this.total : this.done
    const change = { state, endedAt: this.context.now(), bytesDone, counts: countsOf(this.report), faults }
    await commit(this.context.db, {
      writes: [saveChartImport(this.id, change)],
      audit: [this.entry({ state, ...counts, faults: faults.length })],
    })
    this.options.onProgress?.(bytesDone, this.total)
  }

  private async readSource(source: Source) {
    let reader = fileReader('')
    for await (const segment of unpack(source, (bytes) => this.progress(bytes))) {
      if (segment.is === 'file') reader = fileReader(segment.name)
      else if (segment.is === 'bytes') await this.takeAll(reader.push(segment.bytes))
      else if (segment.is === 'end') await this.takeAll(reader.end())
      else addFault(this.report, { file: segment.name, line: 0, why: segment.why })
    }
  }

  private async takeAll(reads: Iterable<Read>) {
    for (const read of reads) {
      if ('fault' in read) addFault(this.report, read.fault)
      else {
        // Awaited only when a batch is full: a pause for each of a million lines costs more than reading them.
        const flushed = this.desk.take(read.incoming)
        if (flushed) await flushed
      }
    }
  }

  /** Facts, their entry in the trail and the run's own counts land together. */
  private async keep(decided: Decided[]) {
    const at = this.context.now()
    const { timeZone = 'America/New_York' } = this.options
    const writes = await writesOf(this.context.db, decided, { importId: this.id, at, timeZone })
    // A second run of the same charts writes nothing, and is shown to go on all the same.
    if (writes.length === 0 && this.done - this.savedAt < this.total / 20) return
    this.savedAt = this.done
    const of = (outcome: string) => decided.filter(({ decision }) => decision.outcome === outcome).length
    const progress = saveProgress(this.id, { bytesDone: this.done, counts: countsOf(this.report) })
    await commit(this.context.db, {
      writes: [...writes, progress],
      audit: [this.entry({ created: of('created'), updated: of('updated') })],
    })
  }

  private progress(bytes: number) {
    this.done += bytes
    // A bar that is told of every chunk costs more than the chunk.
    if (this.done - this.shownAt < this.total / 200 && this.done < this.total) return
    this.shownAt = this.done
    this.options.onProgress?.(this.done, this.total)
  }

  private entry(detail: AuditEntry['detail']): AuditEntry {
    return { what: 'chart.imported', who: this.options.by, at: this.context.now(), onId: this.id, detail }
  }
}

function countsOf({ faults, ...counts }: Report): Record<string, unknown> {
  return { ...counts, faults: faults.length }
}

function namesOf(sources: Source[]): string {
  const [first, ...rest] = sources.map(({ name }) => name)
  return first === undefined ? 'nothing' : `${first}${rest.length > 0 ? ` and ${rest.length} more` : ''}`
}
