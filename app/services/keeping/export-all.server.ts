import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { type FileHandle, mkdir, open, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AS_FHIR } from '#app/domain/keeping/to-fhir.ts'
import { ok, refuse } from '#app/domain/shared/result.ts'
import { findHead } from '#db/audit.ts'
import { readTables, type TableRows } from '#db/backup.ts'
import { commit } from '#db/commit.ts'
import type { Context } from '../context.server.ts'

export type Written = { file: string; rows: number; bytes: number; sha256: string }
type Input = { folder: string; by: string; onTable?: (name: string, rows: number) => void }

/**
 * Everything in open formats: each table as NDJSON, charts as FHIR R4 besides, and a manifest with the hash of each file. One snapshot,
 * streamed; passwords, keys and sign-ins stay here.
 */
export async function exportAll({ db, now }: Context, { folder, by, onTable = () => {} }: Input) {
  if (existsSync(folder) && readdirSync(folder).length > 0) return refuse('folder-not-empty')
  await mkdir(join(folder, 'tables'), { recursive: true, mode: 0o700 })
  await mkdir(join(folder, 'fhir'), { recursive: true, mode: 0o700 })
  const at = now()
  await commit(db, { writes: [], audit: [{ what: 'export.made', who: by, at }] })
  const head = await findHead(db)
  const files: Written[] = []
  const leftOut: string[] = []
  for (const table of readTables(db)) {
    if ('leftOut' in table) leftOut.push(table.leftOut)
    else {
      onTable(table.name, table.count)
      files.push(...(await writeTable(folder, table)))
    }
  }
  const manifest = { product: 'addendum', madeAt: at.toISOString(), head, files, leftOut }
  await writeFile(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 })
  return ok({ files: files.length, rows: files.reduce((sum, { rows }) => sum + rows, 0), leftOut })
}

const FHIR_NAMES: Record<string, string> = {
  patients: 'Patient',
  encounters: 'Encounter',
  results: 'Observation',
  documents: 'DocumentReference',
  problems: 'Condition',
  procedures: 'Procedure',
}

async function writeTable(folder: string, { name, rows }: TableRows): Promise<Written[]> {
  const asFhir = AS_FHIR[name]
  const table = await startLines(folder, `tables/${name}.ndjson`)
  const fhir = asFhir ? await startLines(folder, `fhir/${FHIR_NAMES[name]}.ndjson`) : null
  for (const row of rows) {
    if (table.add(JSON.stringify(row, plain))) await table.flush()
    if (fhir && asFhir && fhir.add(JSON.stringify(asFhir(row)))) await fhir.flush()
  }
  return [await table.end(), ...(fhir ? [await fhir.end()] : [])]
}

/** Bytes become base64; JSON knows none. */
const plain = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'type' in value && value.type === 'Buffer' && 'data' in value
    ? { base64: Buffer.from(value.data as number[]).toString('base64') }
    : value

async function startLines(folder: string, file: string) {
  const handle: FileHandle = await open(join(folder, file), 'wx', 0o600)
  const hash = createHash('sha256')
  let [rows, bytes, waiting] = [0, 0, '']
  const flush = async () => {
    const piece = Buffer.from(waiting)
    waiting = ''
    hash.update(piece)
    bytes += piece.length
    await handle.appendFile(piece)
  }
  return {
    /** True when it is time to flush. */
    add(line: string): boolean {
      rows++
      waiting += `${line}\n`
      return waiting.length > 262_144
    },
    flush,
    async end(): Promise<Written> {
      await flush()
      await handle.close()
      return { file, rows, bytes, sha256: hash.digest('hex') }
    },
  }
}
