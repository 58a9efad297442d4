import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { ok, refuse } from '#app/domain/shared/result.ts'
import { backUp } from '#db/backup.ts'
import { commit } from '#db/commit.ts'
import { verifyAudit } from '../audit/verify.server.ts'
import type { Context } from '../context.server.ts'

/** Writes a backup beside running work; a file that exists is never overwritten. Returns how many audit entries it holds. */
export async function makeBackup(context: Context, input: { file: string; by: string }) {
  if (existsSync(input.file)) return refuse('file-exists')
  await mkdir(dirname(input.file), { recursive: true, mode: 0o700 })
  await commit(context.db, { writes: [], audit: [{ what: 'backup.made', who: input.by, at: context.now() }] })
  await backUp(context.db, input.file)
  const { entries, head } = await verifyAudit(context)
  return ok({ file: input.file, entries, head })
}
