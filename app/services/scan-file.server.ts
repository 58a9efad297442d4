import { createReadStream } from 'node:fs'
import { connect, type Socket } from 'node:net'

const SILENT_MS = 60_000

export type Scan = 'clean' | 'infected' | 'not-scanned'

/**
 * What ClamAV's daemon says of a file that is sent to it in pieces (its INSTREAM command), over "host:port" or a Unix socket's path.
 * A daemon that is away, silent or out of its limits has not scanned, and what is not scanned is not taken.
 */
export async function scanFile(clamd: string, file: string): Promise<Scan> {
  const socket = connect(whereOf(clamd))
  socket.setTimeout(SILENT_MS, () => socket.destroy())
  const said = answerOf(socket)
  try {
    await send(socket, Buffer.from('zINSTREAM\0'))
    for await (const piece of createReadStream(file, { highWaterMark: 64 * 1024 })) {
      await send(socket, lengthOf(piece.length))
      await send(socket, piece)
    }
    await send(socket, lengthOf(0))
    const words = await said
    return / FOUND$/.test(words) ? 'infected' : words === 'stream: OK' ? 'clean' : 'not-scanned'
  } catch {
    return 'not-scanned'
  } finally {
    socket.destroy()
  }
}

function whereOf(clamd: string): { path: string } | { host: string; port: number } {
  if (clamd.startsWith('/')) return { path: clamd }
  const [host = '', port = ''] = clamd.split(':')
  return { host, port: Number(port) }
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes)
  return length
}

const send = (socket: Socket, bytes: Buffer): Promise<void> =>
  new Promise((done, failed) => socket.write(bytes, (error) => (error ? failed(error) : done())))

/** Everything it says until it closes, without the sign at the end; nothing where the line broke. */
function answerOf(socket: Socket): Promise<string> {
  let words = ''
  return new Promise((done) => {
    socket.on('data', (bytes) => {
      words += bytes.toString('latin1')
      if (words.endsWith('\0')) done(words.slice(0, -1))
    })
    socket.once('error', () => done(''))
    socket.once('close', () => done(''))
  })
}
