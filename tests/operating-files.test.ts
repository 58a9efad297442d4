import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { SECRETS } from '#app/services/secret-files.server.ts'

const read = (name: string) => readFileSync(`docs/operating/${name}`, 'utf8')
const [service, socket, container] = [read('addendum.service'), read('addendum.socket'), read('Containerfile')]
const known = new Set([
  ...(readFileSync('app/services/settings.server.ts', 'utf8').match(/\bADDENDUM_[A-Z_]*[A-Z]\b/g) ?? []),
  ...SECRETS.map((name) => `${name}_FILE`),
])
const valuesOf = (text: string, key: string) =>
  [...text.matchAll(new RegExp(`^${key}=(.*)$`, 'gm'))].map(([, value = '']) => value)

test.each([
  ['the systemd unit', service],
  ['the Containerfile', container],
])('%s sets nothing that the product does not read', (_name, text) => {
  const set = [...text.matchAll(/\b(ADDENDUM_[A-Z_]+)=/g)].map(([, name = '']) => name)
  expect(set.length).toBeGreaterThan(1)
  expect(set.filter((name) => !known.has(name))).toEqual([])
  expect(text).toContain('ADDENDUM_MODE=production')
})

test('what both start is there, and in the unit it is the start that the socket of the other unit is handed to', () => {
  expect(valuesOf(service, 'ExecStart')).toEqual(['/usr/bin/node app/server/cli/start.mjs'])
  expect(container).toContain('CMD ["node", "app/server/cli/start.mjs"]')
  expect(existsSync('app/server/cli/start.mjs')).toBe(true)
  expect(valuesOf(service, 'Requires')).toEqual(['addendum.socket'])
  expect(valuesOf(socket, 'ListenStream')).toEqual(['127.0.0.1:4000'])
})

test('the container’s files come from the tree, its port and health are the product’s, and it runs as nobody special', () => {
  const copied = /^COPY (package\.json .*) \.\/$/m.exec(container)?.[1]?.split(' ') ?? []
  expect(copied).toContain('package-lock.json')
  expect(copied.filter((name) => !existsSync(name))).toEqual([])
  expect(container).toMatch(/^EXPOSE 4000$/m)
  expect(container).toContain('http://127.0.0.1:4000/healthz')
  expect(container).toMatch(/^USER addendum$/m)
  const major = /^FROM node:(\d+)/m.exec(container)?.[1]
  const engines = JSON.parse(readFileSync('package.json', 'utf8')).engines.node as string
  expect(Number(major)).toBeGreaterThanOrEqual(Number(/\d+/.exec(engines)?.[0]))
})

/** systemd's own judgement, where it is installed. */
const analyze = (...words: string[]) => execFileSync('systemd-analyze', words, { encoding: 'utf8', stdio: 'pipe' })
const hasSystemd = existsSync('/usr/bin/systemd-analyze')

test.runIf(hasSystemd)('systemd finds no fault in the units and calls the exposure small', () => {
  const folder = mkdtempSync(join(tmpdir(), 'addendum-test-'))
  for (const [name, text] of [
    ['addendum.service', service],
    ['addendum.socket', socket],
  ] as const)
    writeFileSync(join(folder, name), text.replace('/usr/bin/node', process.execPath))
  expect(analyze('verify', join(folder, 'addendum.service'), join(folder, 'addendum.socket'))).toBe('')
  const exposure = /exposure level for addendum\.service: ([\d.]+)/.exec(
    analyze('security', '--offline=true', join(folder, 'addendum.service')),
  )?.[1]
  expect(Number(exposure)).toBeLessThan(2)
})
