import type { Dirent } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { isKeptType, rankOf } from '#app/domain/intake/fhir/read-resource.ts'

/** A file to read: `name` is how people know it (below the folder they gave), `rank` puts patients before their facts. */
export type Source = { name: string; path: string; bytes: number; rank: number }

const FHIR_FILE = /\.(?:json|ndjson|jsonl)(?:\.gz)?$|\.zip$/i

/** True for names that a folder is searched for; of a path that was named itself, any name is read. */
export const isFhirName = (name: string): boolean => FHIR_FILE.test(name) && !basename(name).startsWith('.')

/** Returns the files behind the paths, folders searched to their depths, in an order that needs the least setting aside; or the path that is missing. */
export async function listSources(paths: readonly string[]): Promise<{ sources: Source[]; missing: string | null }> {
  const sources: Source[] = []
  for (const path of paths) {
    const found = await stat(path).catch(() => null)
    if (!found) return { sources: [], missing: path }
    if (found.isDirectory()) await searchFolder(path, '', sources)
    else sources.push(sourceOf(path, basename(path), found.size))
  }
  sources.sort((a, b) => a.rank - b.rank || (a.name < b.name ? -1 : 1))
  return { sources, missing: null }
}

/** Links are not followed: a folder that contains itself would never end. */
async function searchFolder(root: string, below: string, sources: Source[]): Promise<void> {
  const entries: Dirent[] = await readdir(join(root, below), { withFileTypes: true })
  for (const entry of entries) {
    const name = join(below, entry.name)
    if (entry.isDirectory() && !entry.name.startsWith('.')) await searchFolder(root, name, sources)
    if (!entry.isFile() || !isFhirName(entry.name)) continue
    const { size } = await stat(join(root, name))
    sources.push(sourceOf(join(root, name), name, size))
  }
}

const sourceOf = (path: string, name: string, bytes: number): Source => ({ path, name, bytes, rank: rankOfName(name) })

/** Bulk files are named after their type ("Patient.ndjson", "1.Encounter.000.ndjson"); bundles are not, and come in between. */
function rankOfName(name: string): number {
  const types = basename(name)
    .split(/[._-]/)
    .filter((part) => isKeptType(part))
  return types[0] === undefined ? 3 : rankOf(types[0])
}
