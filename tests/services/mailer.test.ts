import { readdirSync, readFileSync } from 'node:fs'
import type { Socket } from 'node:net'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { closeMailer, deliverDue } from '#app/services/mailer.server.ts'
import { commit } from '#db/commit.ts'
import { cancelMailAbout, findMail, type Mail } from '#db/outbox.ts'
import { sample } from '#emails/query-raised.tsx'
import { AT, aContext } from '#tests/helpers/context.ts'
import { aWard } from '#tests/helpers/ward.ts'

type Taken = { id: string; subject: string; from: string; to: string; html: string; text: string }
type Answer = 'take' | 'refuse' | 'later' | 'drop'

const running: SMTPServer[] = []
afterEach(async () => {
  closeMailer()
  await Promise.all(running.splice(0).map((server) => new Promise<void>((done) => server.close(() => done()))))
})

/** A real SMTP server that answers each letter as `answers` says, in turn; the last answer stays. */
async function aServer(answers: Answer[]): Promise<{ url: string; taken: Taken[] }> {
  const taken: Taken[] = []
  const sockets = new Set<Socket>()
  let turn = 0
  const onData: SMTPServerOptions['onData'] = (stream, _session, callback) => {
    const pieces: Buffer[] = []
    stream.on('data', (piece: Buffer) => pieces.push(piece))
    stream.on('end', () => {
      const answer = answers[Math.min(turn++, answers.length - 1)]
      if (answer === 'refuse') return callback(Object.assign(new Error('no such mailbox'), { responseCode: 550 }))
      if (answer === 'later') return callback(Object.assign(new Error('try later'), { responseCode: 451 }))
      simpleParser(Buffer.concat(pieces)).then((mail) => {
        const to = Array.isArray(mail.to) ? '' : (mail.to?.text ?? '')
        taken.push({
          id: mail.messageId ?? '',
          subject: mail.subject ?? '',
          from: mail.from?.text ?? '',
          to,
          html: mail.html || '',
          text: mail.text ?? '',
        })
        if (answer === 'drop') for (const socket of sockets) socket.destroy()
        else callback()
      }, callback)
    })
  }
  const server = new SMTPServer({ authOptional: true, disabledCommands: ['STARTTLS'], onData })
  server.on('error', () => {})
  server.server.on('connection', (socket: Socket) => sockets.add(socket))
  running.push(server)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.server.address()
  return { url: `smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`, taken }
}

let context: ReturnType<typeof aContext>
const aLetter = (id = 'm-1', about: string | null = 'q-1'): Mail => ({
  id,
  template: 'query-raised',
  toUserId: 'u-osei',
  about,
  props: sample,
  dueAt: AT,
  createdAt: AT,
})
const put = (...mail: Mail[]) =>
  commit(context.db, { writes: [], audit: [{ what: 'query.sent', who: 'test', at: AT }], mail })
const useServer = (url: string | null) => {
  context.settings = { ...context.settings, smtpUrl: url }
}

beforeEach(async () => {
  context = aContext()
  await aWard(context)
})

describe('a letter', () => {
  test('is handed over once, with text and HTML, and noted', async () => {
    const { url, taken } = await aServer(['take'])
    useServer(url)
    await put(aLetter())
    expect(await deliverDue(context)).toBe(1)
    expect(await deliverDue(context)).toBe(0)
    expect(taken).toHaveLength(1)
    expect(taken[0]).toMatchObject({
      id: '<m-1@portal.test>',
      subject: 'A documentation query is waiting for you',
      to: '"Dr. Ada Osei" <osei@hospital.test>',
    })
    expect(taken[0]?.text).toContain(sample.link)
    expect(taken[0]?.html).toContain(sample.link)
    expect(await findMail(context.db, 'm-1')).toMatchObject({ state: 'sent', attempts: 1 })
  })

  test('is tried again later, waiting longer each time, when the server says "later"', async () => {
    const { url, taken } = await aServer(['later', 'later', 'take'])
    useServer(url)
    await put(aLetter())
    await deliverDue(context)
    expect(await findMail(context.db, 'm-1')).toMatchObject({
      state: 'waiting',
      attempts: 1,
      dueAt: new Date(AT.getTime() + 60_000),
    })
    expect(await deliverDue(context)).toBe(0)
    context.clock.at = new Date(AT.getTime() + 60_000)
    await deliverDue(context)
    context.clock.at = new Date(AT.getTime() + 180_000)
    expect(await deliverDue(context)).toBe(1)
    expect(taken).toHaveLength(1)
  })

  test('to a mailbox that does not exist is given up, and says why', async () => {
    const { url } = await aServer(['refuse'])
    useServer(url)
    await put(aLetter())
    await deliverDue(context)
    expect(await findMail(context.db, 'm-1')).toMatchObject({ state: 'failed', lastFault: 'Error 550' })
  })

  test('whose connection was dropped after the data comes again with the same Message-ID', async () => {
    const { url, taken } = await aServer(['drop', 'take'])
    useServer(url)
    await put(aLetter())
    await deliverDue(context)
    context.clock.at = new Date(AT.getTime() + 120_000)
    await deliverDue(context)
    expect(taken.map((letter) => letter.id)).toEqual(['<m-1@portal.test>', '<m-1@portal.test>'])
    expect(await findMail(context.db, 'm-1')).toMatchObject({ state: 'sent' })
  })

  test('waits when no server answers, and is not lost', async () => {
    useServer('smtp://127.0.0.1:1')
    await put(aLetter())
    await deliverDue(context)
    expect(await findMail(context.db, 'm-1')).toMatchObject({ state: 'waiting', attempts: 1 })
  })

  test('is not sent once what it is about was dealt with; others are', async () => {
    const { url, taken } = await aServer(['take'])
    useServer(url)
    await put(aLetter('m-1', 'q-1'), aLetter('m-2', 'q-2'))
    await commit(context.db, {
      writes: [cancelMailAbout('q-1')],
      audit: [{ what: 'mail.cancelled', who: 'test', at: AT }],
    })
    await deliverDue(context)
    expect(taken.map((letter) => letter.id)).toEqual(['<m-2@portal.test>'])
  })

  test('becomes a file of its own where no server is set', async () => {
    useServer(null)
    await put(aLetter())
    expect(await deliverDue(context)).toBe(1)
    const folder = join(context.settings.dataFolder, 'mail')
    expect(readdirSync(folder)).toEqual(['m-1.eml'])
    const mail = await simpleParser(readFileSync(join(folder, 'm-1.eml')))
    expect(mail.subject).toBe('A documentation query is waiting for you')
  })
})
