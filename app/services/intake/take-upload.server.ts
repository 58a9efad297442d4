import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import {
  unstable_parseMultipartFormData as parseMultipart,
  unstable_createFileUploadHandler as toDisk,
} from '@remix-run/node'
import { ok, refuse } from '#app/domain/shared/result.ts'
import { type Context, treeRoot } from '../context.server.ts'
import { startLongWork } from '../long-work.server.ts'

/** The largest upload, in bytes: a hospital's month. Larger ones go through the terminal. */
const LARGEST = 4 * 1024 ** 3
const NAME = /\.(json|ndjson|gz|zip)$/i

/** Streams uploaded files to the data folder and starts their import in a thread of its own; returns the run's id. */
export async function takeUpload({ settings, newId }: Context, request: Request, userId: string) {
  const id = newId()
  const folder = join(resolve(treeRoot, settings.dataFolder), 'uploads', id)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const names: string[] = []
  const save = toDisk({
    directory: folder,
    maxPartSize: LARGEST,
    avoidFileConflicts: true,
    file: ({ filename }) => safeName(filename),
  })
  const form = await parseMultipart(request, async (part) => {
    if (part.name !== 'files' || !part.filename) return undefined
    if (!NAME.test(part.filename)) return undefined
    names.push(safeName(part.filename))
    return save(part)
  }).catch(() => null)
  if (!form) return refuse('too-large')
  if (names.length === 0) return refuse('no-file')
  const name = names.length === 1 ? (names[0] ?? '') : `${names.length} files`
  startLongWork({ kind: 'chart-import', id, folder, name, by: userId }, () => {})
  return ok(id)
}

const safeName = (name: string): string =>
  name
    .replace(/^.*[\\/]/, '')
    .replace(/[^\w.-]/g, '_')
    .slice(-80)
