import { mkdir, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import {
  unstable_parseMultipartFormData as parseMultipart,
  unstable_createFileUploadHandler as toDisk,
} from '@remix-run/node'
import { ok, type Result, refuse } from '#app/domain/shared/result.ts'
import { type Context, treeRoot } from './context.server.ts'

export type Upload = { id: string; folder: string; name: string }

/** Streams the uploaded files of a form, together no larger than `largest`, to a folder of their own in the data folder; only names that fit are kept. */
export async function saveUpload(
  { settings, newId }: Pick<Context, 'settings' | 'newId'>,
  request: Request,
  { largest, names: fits }: { largest: number; names: RegExp },
): Promise<Result<Upload, 'too-large' | 'no-file'>> {
  const id = newId()
  const folder = join(resolve(treeRoot, settings.dataFolder), 'uploads', id)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const names: string[] = []
  const save = toDisk({
    directory: folder,
    maxPartSize: largest,
    avoidFileConflicts: true,
    file: ({ filename }) => safeName(filename),
  })
  const within = upTo(largest)
  const form = await parseMultipart(request, async (part) => {
    if (part.name !== 'files' || !part.filename || !fits.test(part.filename)) return undefined
    names.push(safeName(part.filename))
    return save({ ...part, data: within(part.data) })
  }).catch(() => null)
  if (form && names.length > 0)
    return ok({ id, folder, name: names.length === 1 ? (names[0] ?? '') : `${names.length} files` })
  await rm(folder, { recursive: true, force: true })
  return refuse(form ? 'no-file' : 'too-large')
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

const safeName = (name: string): string =>
  name
    .replace(/^.*[\\/]/, '')
    .replace(/[^\w.-]/g, '_')
    .slice(-80)
