import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Certificate = { certPlace: string; keyPlace: string; cert: string; key: string }

/** A certificate for localhost that only itself vouches for, made by openssl in a folder of its own. */
export function aCertificate(): Certificate {
  const folder = mkdtempSync(join(tmpdir(), 'addendum-test-'))
  const [certPlace, keyPlace] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1', '-days', '2']
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', keyPlace]
  execFileSync('openssl', ['req', '-x509', ...key, '-out', certPlace, ...subject], { stdio: 'ignore' })
  return { certPlace, keyPlace, cert: readFileSync(certPlace, 'utf8'), key: readFileSync(keyPlace, 'utf8') }
}
