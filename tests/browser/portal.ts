import { type AddressObject, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { freePort, startServed } from '#tests/helpers/served.ts'

export type Letter = { to: string; subject: string; text: string; html: string; raw: string }

/** A real SMTP server on loopback that keeps what it takes. */
async function mailServer(letters: Letter[]): Promise<{ port: number; close(): Promise<void> }> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, callback) {
      const pieces: Buffer[] = []
      stream.on('data', (piece: Buffer) => pieces.push(piece))
      stream.on('end', () => {
        const raw = Buffer.concat(pieces)
        simpleParser(raw).then((mail) => {
          const to = (mail.to as AddressObject | undefined)?.text ?? ''
          letters.push({
            to,
            subject: mail.subject ?? '',
            text: mail.text ?? '',
            html: mail.html || '',
            raw: raw.toString('utf8'),
          })
          callback()
        }, callback)
      })
    },
  })
  const port = await freePort()
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done))
  return { port, close: () => new Promise((done) => server.close(() => done())) }
}

export type Portal = {
  origin: string
  letters: Letter[]
  environment: NodeJS.ProcessEnv
  command(...words: string[]): string
  stop(): Promise<void>
}

/** The built product with its own copy of the demo data and a real SMTP server. */
export async function startPortal(): Promise<Portal> {
  const letters: Letter[] = []
  const mail = await mailServer(letters)
  const served = await startServed({
    data: 'demo',
    settings: { ADDENDUM_SMTP_URL: `smtp://127.0.0.1:${mail.port}` },
  })
  return {
    origin: served.origin,
    letters,
    environment: served.environment,
    command: served.command,
    async stop() {
      await served.stop()
      await mail.close()
    },
  }
}
