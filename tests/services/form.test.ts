import { expect, test } from 'vitest'
import { z } from 'zod'
import { LARGEST_FORM, readFormData, readJson } from '#app/services/body.server.ts'
import { readForm } from '#app/services/form.server.ts'

const PIECE = 64 * 1024

/** A request whose body comes in pieces and says no length, as a chunked one; tells how much of it was asked for. */
function chunked(size: number, type = 'application/x-www-form-urlencoded') {
  const asked = { bytes: 0 }
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const head = asked.bytes === 0 ? 'words=' : ''
      asked.bytes += PIECE
      controller.enqueue(Buffer.from(head.padEnd(Math.min(PIECE, size - asked.bytes + PIECE), 'a')))
      if (asked.bytes >= size) controller.close()
    },
  })
  const headers = { 'content-type': type }
  const request = new Request('http://portal.test/', { method: 'POST', body, headers, duplex: 'half' } as RequestInit)
  expect(request.headers.has('content-length')).toBe(false)
  return { request, asked }
}
const Words = z.object({ words: z.string() })

test('a form that tells no length is read as far as its limit and no further', async () => {
  const { request, asked } = chunked(200_000_000)
  const form = await readForm(request, Words)
  expect(form).toEqual({ ok: false, values: {}, faults: { form: 'That is more text than a form takes.' } })
  expect(asked.bytes).toBeLessThan(LARGEST_FORM + 4 * PIECE)
})

test('a form that tells no length and is short enough is a form', async () => {
  const form = await readForm(chunked(500_000).request, Words)
  expect(form.ok && form.value.words.length).toBe(500_000 - 'words='.length)
})

test('a length that is told is believed where it is too much, and counted where it is too little', async () => {
  const large = new Request('http://portal.test/', {
    method: 'POST',
    body: 'words=a',
    headers: { 'content-length': '9999999' },
  })
  expect(await readFormData(large)).toBeNull()
  const { request } = chunked(3_000_000)
  request.headers.set('content-length', '10')
  expect(await readFormData(request)).toBeNull()
})

test('what was typed is told beside the value as beside the faults', async () => {
  const of = (body: string) => new Request('http://portal.test/', { method: 'POST', body: new URLSearchParams(body) })
  const Two = z.object({ 'ids[]': z.array(z.string()), words: z.string().max(3) })
  const good = await readForm(of('ids[]=a&ids[]=b&words=abc&other=x'), Two)
  expect(good).toEqual({
    ok: true,
    value: { 'ids[]': ['a', 'b'], words: 'abc' },
    values: { 'ids[]': 'a\nb', words: 'abc', other: 'x' },
  })
  const bad = await readForm(of('ids[]=a&words=abcd'), Two)
  expect(bad.ok).toBe(false)
  expect(bad.values).toEqual({ 'ids[]': 'a', words: 'abcd' })
})

test('JSON is read to its limit; what is more or broken says nothing', async () => {
  const of = (body: string) => new Request('http://portal.test/', { method: 'POST', body })
  expect(await readJson(of('{"a":1}'))).toEqual({ a: 1 })
  expect(await readJson(of('{"a":'))).toBeUndefined()
  expect(await readJson(of(`"${'a'.repeat(100)}"`), 50)).toBeUndefined()
  const { request, asked } = chunked(100_000_000, 'application/json')
  expect(await readJson(request, 200_000)).toBeUndefined()
  expect(asked.bytes).toBeLessThan(600_000)
})
