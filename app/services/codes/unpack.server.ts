import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { strFromU8, unzipSync } from 'fflate'
import { sheetLines } from '#app/domain/codes/read-sheet.ts'
import type { ReleaseFault, SourceFile } from '#app/domain/codes/release.ts'
import { decode } from './decode.server.ts'

/** A published file, ready to be recognised, or what stands against reading it. `badLine` is the first that is not UTF-8
 * (the file was then read as Windows-1252); null as a rule. */
export type Unpacked =
  | ({ ok: true; badLine: number | null } & SourceFile)
  | { ok: false; name: string; faults: ReleaseFault[] }

/** A file behind a path; `isNamed` when the path is its own and not that of a folder around it. */
export type Found = { name: string; path: string; isNamed: boolean }

/** The largest official file so far has 15 MB; nothing of this kind comes near these. */
const MAX_PACKED = 128 * 1024 * 1024
const MAX_UNPACKED = 256 * 1024 * 1024
/** Titles in fixed columns pack about 20 to 1. What expands far more is built to exhaust the machine. */
const MAX_RATIO = 150
const FREE_BYTES = 4 * 1024 * 1024
const MAX_MEMBERS = 200
const BOMB = 'The archive expands to far more than reference data does; nothing of it was read.'
const NESTED = 'An archive inside an archive is not opened. Unpack the outer one and import what is in it.'
const ARCHIVE = /\.(?:zip|gz)$/i
const TEXT = /\.(?:txt|csv|xml|tsv)$/i

const refused = (name: string, why: string): Unpacked => ({ ok: false, name, faults: [{ line: 0, why }] })
const mayExpand = (packed: number, unpacked: number) =>
  unpacked <= MAX_UNPACKED && unpacked <= FREE_BYTES + packed * MAX_RATIO

/** The files behind the paths, folders searched to their depths, in the order of their names; or the path that is missing. */
export async function listFiles(paths: readonly string[]): Promise<{ files: Found[]; missing: string | null }> {
  const files: Found[] = []
  for (const path of paths) {
    const found = await stat(path).catch(() => null)
    if (!found) return { files: [], missing: path }
    if (!found.isDirectory()) files.push({ name: basename(path), path, isNamed: true })
    else await searchFolder(path, '', files)
  }
  return { files, missing: null }
}

/** Links are not followed: a folder that contains itself would never end. */
async function searchFolder(root: string, below: string, files: Found[]): Promise<void> {
  const entries = await readdir(join(root, below), { withFileTypes: true })
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const name = join(below, entry.name)
    if (entry.name.startsWith('.')) continue
    if (entry.isDirectory()) await searchFolder(root, name, files)
    if (entry.isFile()) files.push({ name, path: join(root, name), isNamed: false })
  }
}

/** What a path holds: itself, the file in a .gz, the text files of a .zip, the sheets of a workbook. Other files are left out. */
export async function unpack({ name, path }: Pick<Found, 'name' | 'path'>): Promise<Unpacked[]> {
  const { size } = await stat(path)
  if (size > MAX_PACKED) return [refused(name, 'The file is larger than any reference file is; it was not read.')]
  return unpackBytes(name, await readFile(path))
}

/** The same for the bytes of a file. */
export function unpackBytes(name: string, bytes: Uint8Array): Unpacked[] {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return unzip(name, bytes)
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return [gunzip(name, bytes)]
  return isText(bytes, name) ? [read(name, bytes)] : []
}

/** PDFs and pictures lie among published tables and are passed over; what claims to be text is read and judged. */
const isText = (bytes: Uint8Array, name: string) =>
  TEXT.test(name) || !strFromU8(bytes.subarray(0, 1_024), true).includes('\0')

function read(name: string, bytes: Uint8Array): Unpacked {
  const decoded = decode(bytes)
  return decoded.ok ? { ok: true, name, ...decoded.value } : { ok: false, name, faults: [decoded.fault] }
}

function gunzip(name: string, bytes: Uint8Array): Unpacked {
  const maxOutputLength = Math.min(MAX_UNPACKED, FREE_BYTES + bytes.length * MAX_RATIO)
  try {
    return read(name.replace(/\.gz$/i, ''), gunzipSync(bytes, { maxOutputLength }))
  } catch (error) {
    const isBomb = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    return refused(name, isBomb ? BOMB : 'The archive is damaged or cut off.')
  }
}

/** An archive that is refused for what it is, in words. */
class Refused extends Error {}

/** The members that are read, unpacked, and the names of archives among the others, which are left packed. */
function membersOf(bytes: Uint8Array): { members: Record<string, Uint8Array>; archives: string[] } {
  const names = new Set<string>()
  let total = 0
  const members = unzipSync(bytes, {
    filter: ({ name, size, originalSize }) => {
      if (names.has(name)) throw new Refused(`The archive holds ${name} twice; nothing of it was read.`)
      names.add(name)
      total += originalSize
      if (names.size > MAX_MEMBERS || !mayExpand(size, originalSize) || !mayExpand(bytes.length, total))
        throw new Refused(BOMB)
      return !name.includes('__MACOSX/') && !name.endsWith('/') && (TEXT.test(name) || name.startsWith('xl/'))
    },
  })
  return { members, archives: [...names].filter((name) => ARCHIVE.test(name)) }
}

function unzip(name: string, bytes: Uint8Array): Unpacked[] {
  try {
    const { members, archives } = membersOf(bytes)
    const sheets = Object.keys(members).filter((member) => /^xl\/worksheets\/sheet\d+\.xml$/.test(member))
    if (sheets.length > 0) return [{ ok: true, name, text: workbookText(members, sheets), badLine: null }]
    const files = Object.keys(members)
      .sort()
      .map((member) => read(`${name}/${member}`, members[member] ?? new Uint8Array()))
    return [...files, ...archives.map((member) => refused(`${name}/${member}`, NESTED))]
  } catch (error) {
    return [refused(name, error instanceof Refused ? error.message : 'The archive is damaged or cut off.')]
  }
}

function workbookText(members: Record<string, Uint8Array>, sheets: readonly string[]): string {
  const textOf = (member: string) => strFromU8(members[member] ?? new Uint8Array())
  const shared = textOf('xl/sharedStrings.xml')
  return [...sheets]
    .sort()
    .map((sheet) => sheetLines(textOf(sheet), shared))
    .join('\n')
}
