import type { Socket } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** How a server treats one letter: takes it, refuses its reader for good, asks to come later, says nothing for a while, or drops the line. */
export const TREATMENTS = ['take', 'refuse', 'later', 'stall', 'drop-before', 'drop-after'] as const
export type Treatment = (typeof TREATMENTS)[number]

/** Letters that the server has taken in whole, by Message-ID: how often, and how often it dropped the line after that. */
export type Box = { taken: Map<string, number>; droppedAfter: Map<string, number> }

const MESSAGE_ID = /^Message-ID: <([^@>]+)@/im
const more = (counts: Map<string, number>, id: string) => counts.set(id, (counts.get(id) ?? 0) + 1)

/** A real SMTP server on loopback that treats each letter as `treat` says; the drawn treatment is asked for once a letter and try. */
export async function roughMailServer(treat: () => Treatment, stallMs: number) {
  const box: Box = { taken: new Map(), droppedAfter: new Map() }
  const sockets = new Set<Socket>()
  const bySession = new Map<string, Socket>()
  const onConnect: SMTPServerOptions['onConnect'] = (session, callback) => {
    const socket = [...sockets].find(({ remotePort }) => remotePort === session.remotePort)
    if (socket) bySession.set(session.id, socket)
    callback()
  }
  const onData: SMTPServerOptions['onData'] = (stream, session, callback) => {
    const how = treat()
    const pieces: Buffer[] = []
    const drop = () => bySession.get(session.id)?.destroy()
    const coded = (message: string, responseCode: number) => Object.assign(new Error(message), { responseCode })
    stream.on('data', (piece: Buffer) => pieces.push(piece))
    stream.on('error', () => {})
    if (how === 'drop-before') return drop()
    stream.on('end', () => {
      const id = MESSAGE_ID.exec(Buffer.concat(pieces).toString('utf8'))?.[1] ?? ''
      if (how === 'refuse') return callback(coded('no such mailbox', 550))
      if (how === 'later') return callback(coded('try later', 451))
      if (how === 'stall') return void setTimeout(() => drop(), stallMs)
      more(box.taken, id)
      if (how === 'drop-after') {
        more(box.droppedAfter, id)
        return drop()
      }
      callback()
    })
  }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    closeTimeout: 200,
    onConnect,
    onData,
  })
  server.on('error', () => {})
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `smtp://127.0.0.1:${port}`,
    box,
    close: () =>
      new Promise<void>((done) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => done())
      }),
  }
}
