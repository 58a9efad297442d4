import { ok } from '#app/domain/shared/result.ts'
import type { Context } from '../context.server.ts'
import { startLongWork } from '../long-work.server.ts'
import { saveUpload } from '../save-upload.server.ts'

/** No published set comes near this, packed or not. */
const LARGEST = 256 * 1024 ** 2
const NAMES = /\.(txt|csv|tsv|xml|xlsx|zip|gz)$/i

/** Streams published files to the data folder and starts staging them in a thread of its own; returns the run's id. */
export async function takeReferenceUpload(context: Context, request: Request, userId: string) {
  const saved = await saveUpload(context, request, { largest: LARGEST, names: NAMES })
  if (!saved.ok) return saved
  startLongWork({ kind: 'reference-import', ...saved.value, by: userId }, () => {})
  return ok(saved.value.id)
}
