import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { get } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { aCertificate } from '#tests/helpers/certificate.ts'
import { bareEnvironment, demoData, freePort } from '#tests/helpers/served.ts'

test('with a certificate in the settings the portal speaks TLS itself, and nothing but TLS', async () => {
  const { cert, certPlace, keyPlace } = aCertificate()
  const folder = mkdtempSync(join(tmpdir(), 'addendum-served-'))
  cpSync(demoData(), folder, { recursive: true })
  const port = await freePort()
  const settings = {
    ADDENDUM_DATA: folder,
    ADDENDUM_PORT: String(port),
    ADDENDUM_ORIGIN: `https://localhost:${port}`,
    ADDENDUM_TLS_CERT: certPlace,
    ADDENDUM_TLS_KEY: keyPlace,
    ADDENDUM_LOG: 'silent',
  }
  const child = spawn(process.execPath, ['build/server/main.js'], {
    env: { ...bareEnvironment(), ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    await new Promise<void>((done, failed) => {
      child.stdout.on('data', (piece: Buffer) => piece.includes('Addendum is at https://localhost') && done())
      child.once('exit', () => failed(new Error('The server did not start.')))
    })
    const asked = (ca?: string) =>
      new Promise<{ status?: number; protocol: string | null; hsts?: string }>((done, failed) =>
        get({ host: 'localhost', port, path: '/sign-in', ca }, (reply) => {
          const socket = reply.socket as import('node:tls').TLSSocket
          done({
            status: reply.statusCode,
            protocol: socket.getProtocol(),
            hsts: reply.headers['strict-transport-security'],
          })
          reply.resume()
        }).once('error', failed),
      )
    expect(await asked(cert)).toMatchObject({
      status: 200,
      protocol: 'TLSv1.3',
      hsts: expect.stringContaining('max-age'),
    })
    await expect(asked()).rejects.toThrow(/self-signed/)
    await expect(fetch(`http://localhost:${port}/sign-in`)).rejects.toThrow()
  } finally {
    child.kill('SIGTERM')
    rmSync(folder, { recursive: true, force: true })
  }
}, 120_000)
