import { existsSync } from 'node:fs'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import {
  unstable_parseMultipartFormData as parseMultipart,
  unstable_createFileUploadHandler as toDisk,
} from '@remix-run/node'
import { ok, type Result, refuse } from '#app/domain/shared/result.ts'
import { type Context, treeRoot } from './context.server.ts'
import { type Scan, scanFile } from './scan-file.server.ts'

export type UploadRefusal = 'too-large' | 'no-file' | 'wrong-kind' | 'infected' | 'not-scanned'
export type Upload = { id: string; folder: string; name: string }

/** Streams the uploaded files of a form, together no larger than `largest`, to a folder of their own in the data folder. Only names that fit are kept; the run's name tells the others. */
export async function saveUpload(
  { settings, newId }: Pick<Context, 'settings' | 'newId'>,
  request: Request,
  { largest, names: fits }: { largest: number; names: RegExp },
): Promise<Result<Upload, UploadRefusal>> {
  const id = newId()
  const folder = folderOf(settings, id)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const names: string[] = []
  const others: string[] = []
  const save = toDisk({
    directory: folder,
    maxPartSize: largest,
    avoidFileConflicts: true,
    file: ({ filename }) => safeName(filename),
  })
  const within = upTo(largest)
  const form = await parseMultipart(request, async (part) => {
    if (part.name !== 'files' || !part.filename) return undefined
    const isFit = fits.test(part.filename)
    const kept = isFit ? names : others
    kept.push(safeName(part.filename))
    return isFit ? save({ ...part, data: within(part.data) }) : undefined
  }).catch(() => null)
  const scan = form && names.length > 0 ? await scanAll(settings.clamd, folder) : 'clean'
  if (form && names.length > 0 && scan === 'clean') return ok({ id, folder, name: nameOf(names, others) })
  await rm(folder, { recursive: true, force: true })
  if (scan !== 'clean') return refuse(scan)
  if (!form) return refuse('too-large')
  return refuse(others.length > 0 ? 'wrong-kind' : 'no-file')
}

/** The worst that the scanner says of the files of a folder; clean where the settings name no scanner. */
async function scanAll(clamd: string | null, folder: string): Promise<Scan> {
  if (!clamd) return 'clean'
  for (const name of await readdir(folder)) {
    const scan = await scanFile(clamd, join(folder, name))
    if (scan !== 'clean') return scan
  }
  return 'clean'
}

/** Passes pieces on until they are more than `most` bytes, over all the files of a form. */
function upTo(most: number) {
  let left = most
  return async function* (pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const piece of pieces) {
      left -= piece.byteLength
      if (left < 0) throw new Error('too large')
      yield piece
    }
  }
}

function nameOf(names: string[], others: string[]): string {
  const read = names.length === 1 ? (names[0] ?? '') : `${names.length} files`
  if (others.length === 0) return read
  return `${read}; left out: ${others.slice(0, 3).join(', ')}${others.length > 3 ? ` and ${others.length - 3} more` : ''}`
}

const folderOf = (settings: Context['settings'], id: string): string =>
  join(resolve(treeRoot, settings.dataFolder), 'uploads', id)

/** Whether what was uploaded under this id still lies there: its work has begun, though it may not have said anything yet. */
export const isUploaded = ({ settings }: Pick<Context, 'settings'>, id: string): boolean =>
  /^[\w-]+$/.test(id) && existsSync(folderOf(settings, id))

const safeName = (name: string): string =>
  name
    .replace(/^.*[\\/]/, '')
    .replace(/[^\w.-]/g, '_')
    .slice(-80)
