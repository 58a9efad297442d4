/** The largest form: a note's worth of words in each of a few fields. */
export const LARGEST_FORM = 2_000_000

/**
 * The bytes of a request's body, or null where it brings more than `most`: each piece is counted as it comes, whatever the header says or
 * leaves out. What is not read then stays in the line; the server reads it away after the reply.
 */
async function readBytes(request: Request, most: number): Promise<Buffer<ArrayBuffer> | null> {
  if (Number(request.headers.get('content-length') ?? 0) > most) return null
  if (!request.body) return Buffer.alloc(0)
  const reader = request.body.getReader()
  const pieces: Uint8Array[] = []
  for (let size = 0; ; ) {
    const { done, value } = await reader.read()
    if (done) return Buffer.concat(pieces)
    size += value.byteLength
    if (size > most) return null
    pieces.push(value)
  }
}

/**
 * The fields and files of a form of at most `most` bytes, else null. What is no form at all is its sender's mistake: status 400, and no error
 * of ours.
 */
export async function readFormData(request: Request, most = LARGEST_FORM): Promise<FormData | null> {
  const bytes = await readBytes(request, most)
  if (bytes === null) return null
  const form = new Response(bytes, { headers: { 'content-type': request.headers.get('content-type') ?? '' } })
  return form.formData().catch(() => {
    throw new Response('no form', { status: 400, statusText: 'Bad Request' })
  })
}

/** What a JSON body of at most `most` bytes says; undefined where it brings more or is none. */
export async function readJson(request: Request, most = LARGEST_FORM): Promise<unknown> {
  const bytes = await readBytes(request, most)
  try {
    return bytes === null ? undefined : JSON.parse(bytes.toString('utf8'))
  } catch {
    return undefined
  }
}
