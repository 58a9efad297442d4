import { createSocket } from 'node:dgram'
import { hostname } from 'node:os'
import type { Head } from '#app/domain/audit/heads.ts'

/** One head as a syslog message (RFC 5424, facility 13 "log audit", severity 5 "notice"), by UDP: sent, not acknowledged. */
export async function tellSyslog(server: string, head: Head): Promise<void> {
  const [host = '', port = ''] = server.split(':')
  const said = JSON.stringify(head)
  const message = `<109>1 ${head.at} ${hostname()} addendum ${process.pid} audit-head - ${said}`
  const socket = createSocket('udp4')
  try {
    await new Promise<void>((done, failed) =>
      socket.send(message, Number(port), host, (error) => (error ? failed(error) : done())),
    )
  } finally {
    socket.close()
  }
}
