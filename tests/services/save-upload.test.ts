import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isUploaded, saveUpload } from '#app/services/save-upload.server.ts'
import { aContext } from '#tests/helpers/context.ts'

const KINDS = { largest: 1000, names: /\.(json|zip)$/i }

/** A form with one small file of each name. */
function aForm(...names: string[]): Request {
  const body = new FormData()
  for (const name of names) body.append('files', new Blob(['{}']), name)
  return new Request('http://portal.test/imports', { method: 'POST', body })
}

test('of several files those that cannot be read are left out, and the name of the run tells which', async () => {
  const context = aContext()
  const saved = await saveUpload(context, aForm('a.json', 'notes.txt', 'B.ZIP', 'scan.pdf'), KINDS)
  expect(saved).toMatchObject({ ok: true, value: { name: '2 files; left out: notes.txt, scan.pdf' } })
  if (saved.ok) expect(readdirSync(saved.value.folder).sort()).toEqual(['B.ZIP', 'a.json'])
})

test('what holds no file that fits is refused with its reason, and leaves nothing behind', async () => {
  const context = aContext()
  const broken = new Request('http://portal.test/imports', {
    method: 'POST',
    body: '--q\r\nContent-Disposition: form-data; name="files"; filename="a.json"\r\n\r\n{"re',
    headers: { 'content-type': 'multipart/form-data; boundary=q' },
  })
  const refusals = []
  for (const request of [aForm('a.txt'), aForm(), broken]) refusals.push(await saveUpload(context, request, KINDS))
  expect(refusals.map((each) => !each.ok && each.error)).toEqual(['wrong-kind', 'no-file', 'too-large'])
  expect(readdirSync(join(context.settings.dataFolder, 'uploads'))).toEqual([])
})

test('an upload is known by its id while its files lie there, and no address leads out of the folder', async () => {
  const context = aContext()
  const saved = await saveUpload(context, aForm('a.json'), KINDS)
  expect(saved.ok && isUploaded(context, saved.value.id)).toBe(true)
  expect(existsSync(join(context.settings.dataFolder, 'addendum.db'))).toBe(true)
  for (const id of ['none', '', '.', '..', '../uploads']) expect(isUploaded(context, id), id).toBe(false)
})
