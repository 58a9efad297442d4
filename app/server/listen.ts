import type { Server } from 'node:net'

const WHY: Record<string, string> = {
  EADDRINUSE: 'another program uses it. End that one, or choose another with ADDENDUM_PORT',
  EACCES:
    'this account may not open it. Choose a port above 1023 with ADDENDUM_PORT, and let the proxy listen on the low one',
  EADDRNOTAVAIL: 'this machine has no such address. Look at ADDENDUM_HOST',
}

/** Listens, or says in a sentence why that cannot be and ends with 2. */
export function listenOrSay(
  server: Server,
  where: { fd: number } | { port: number; host: string },
  { host, port }: { host: string; port: number },
): Promise<void> {
  return new Promise((done) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why = WHY[error.code ?? ''] ?? `the system says ${error.code ?? error.name}`
      process.stderr.write(`Addendum cannot listen on ${host} port ${port}: ${why}.\n`)
      process.exit(2)
    })
    server.listen(where, () => {
      server.removeAllListeners('error')
      done()
    })
  })
}
