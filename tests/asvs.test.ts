import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import requirements from './fixtures/asvs-5.0.json'

type Requirement = (typeof requirements)[number]
const row = ({ id, level, about, verdict, why, tests }: Requirement) => {
  const files = [...new Set((tests as { file: string }[]).map(({ file }) => `\`${file}\``))].sort().join('; ')
  return `| V${id} | ${level} | ${about} | ${verdict} | ${why} | ${files} |`
}

test.each(requirements)('V$id $about: the tests that are named exist, or a reason stands in their place', (one) => {
  expect(['met', 'not applicable', 'not met']).toContain(one.verdict)
  const tests = one.tests as { file: string; name: string }[]
  if (tests.length === 0 || one.verdict !== 'met') expect(one.why.length).toBeGreaterThan(3)
  for (const { file, name } of tests) {
    expect(existsSync(file), file).toBe(true)
    expect(readFileSync(file, 'utf8').includes(name), `${file}: ${name}`).toBe(true)
  }
})

test('all 70 requirements of level 1 and 183 of level 2 are there once, in the order of the standard', () => {
  const ids = requirements.map(({ id }) => id)
  expect(new Set(ids).size).toBe(253)
  expect(requirements.filter(({ level }) => level === 1)).toHaveLength(70)
  expect(requirements.filter(({ level }) => level === 2)).toHaveLength(183)
  expect(ids).toEqual([...ids].sort((a, b) => a.localeCompare(b, 'en', { numeric: true })))
})

test('the table in docs/asvs.md is this one, and docs/security.md counts it', () => {
  const shown = readFileSync('docs/asvs.md', 'utf8')
    .split('\n')
    .filter((line) => /^\| V\d/.test(line))
  expect(shown).toEqual(requirements.map(row))
  const said = readFileSync('docs/security.md', 'utf8')
  const unmet = requirements.filter(({ verdict }) => verdict === 'not met').map(({ id }) => `V${id}`)
  expect(said).toContain(`${unmet.length} not met: ${unmet.join(', ')}`)
})

test('nothing of the portal is put into a browser’s storage', () => {
  const files = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter((name) => /\.(tsx?|m?js)$/.test(name))
  expect(files.length).toBeGreaterThan(500)
  for (const file of files)
    expect(readFileSync(join('app', file), 'utf8'), file).not.toMatch(/localStorage|sessionStorage|indexedDB/)
})
