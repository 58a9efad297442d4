import { ok } from '#app/domain/shared/result.ts'
import type { Context } from '../context.server.ts'
import { startLongWork } from '../long-work.server.ts'
import { saveUpload } from '../save-upload.server.ts'

/** The largest upload, in bytes: a hospital's month. Larger ones go through the terminal. */
const LARGEST = 4 * 1024 ** 3
const NAMES = /\.(json|ndjson|gz|zip)$/i

/** Streams uploaded files to the data folder and starts their import in a thread of its own; returns the run's id. */
export async function takeUpload(context: Context, request: Request, userId: string) {
  const saved = await saveUpload(context, request, { largest: LARGEST, names: NAMES })
  if (!saved.ok) return saved
  startLongWork({ kind: 'chart-import', ...saved.value, by: userId }, () => {})
  return ok(saved.value.id)
}
