import { createSocket } from 'node:dgram'
import { hostname } from 'node:os'
import { connect } from 'node:tls'
import type { Head } from '#app/domain/audit/heads.ts'

const SILENT_MS = 10_000

/**
 * One head as a syslog message (RFC 5424, facility 13 "log audit", severity 5 "notice"): to "host:port" by UDP, sent and not acknowledged;
 * to "tls://host:port" over TLS (RFC 5425) to a server whose certificate a known authority signed, or `authority` in a test.
 */
export async function tellSyslog(server: string, head: Head, authority?: string): Promise<void> {
  const said = JSON.stringify(head)
  const message = `<109>1 ${head.at} ${hostname()} addendum ${process.pid} audit-head - ${said}`
  if (server.startsWith('tls://')) return overTls(new URL(server), message, authority)
  const [host = '', port = ''] = server.split(':')
  const socket = createSocket('udp4')
  try {
    await new Promise<void>((done, failed) =>
      socket.send(message, Number(port), host, (error) => (error ? failed(error) : done())),
    )
  } finally {
    socket.close()
  }
}

function overTls({ hostname: host, port }: URL, message: string, ca: string | undefined): Promise<void> {
  const counted = `${Buffer.byteLength(message)} ${message}`
  return new Promise((done, failed) => {
    const socket = connect({ host, port: Number(port), servername: host, ca, minVersion: 'TLSv1.2' }, () =>
      socket.end(counted),
    )
    socket.setTimeout(SILENT_MS, () => socket.destroy(new Error('The syslog server is silent.')))
    socket.once('error', failed)
    socket.once('close', () => done())
    socket.resume()
  })
}
