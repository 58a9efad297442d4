import { once } from 'node:events'
import { createServer } from 'node:tls'
import { expect, test } from 'vitest'
import type { Head } from '#app/domain/audit/heads.ts'
import { tellSyslog } from '#app/services/audit/tell-syslog.server.ts'
import { aCertificate } from '#tests/helpers/certificate.ts'

const HEAD: Head = {
  kind: 'head',
  seq: 7,
  seal: 'a'.repeat(64),
  at: '2026-09-14T10:00:00.000Z',
  previous: '',
  key: 'k',
  signature: 's',
}

test('a head goes to syslog over TLS, its length before it; to a server that nobody vouches for it does not go', async () => {
  const { cert, key } = aCertificate()
  let heard = ''
  const server = createServer({ cert, key }, (socket) =>
    socket.on('data', (bytes) => (heard += bytes.toString('utf8'))),
  )
  server.on('tlsClientError', () => {})
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  const url = `tls://localhost:${typeof address === 'object' && address ? address.port : 0}`
  try {
    await expect(tellSyslog(url, HEAD)).rejects.toThrow(/self-signed/)
    expect(heard).toBe('')
    await tellSyslog(url, HEAD, cert)
    const [, length, message] = /^(\d+) (<109>1 .*)$/s.exec(heard) ?? []
    expect(Buffer.byteLength(message ?? '')).toBe(Number(length))
    expect(message).toMatch(/^<109>1 2026-09-14T10:00:00.000Z \S+ addendum \d+ audit-head - \{/)
    expect(JSON.parse(message?.slice(message.indexOf('{')) ?? '')).toEqual(HEAD)
  } finally {
    server.close()
  }
})

test('a server that closes the door at once is an error, not a head that was told', async () => {
  await expect(tellSyslog('tls://localhost:9', HEAD)).rejects.toThrow()
})
