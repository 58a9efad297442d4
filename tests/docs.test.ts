import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { AUDIT_KINDS } from '#app/domain/audit/entry.ts'
import { RULES } from '#app/domain/query/compliance/registry.ts'
import packageFile from '../package.json'

const FILES = ['README.md', ...markdownIn('docs')]
const TEXTS = new Map(FILES.map((file) => [file, readFileSync(file, 'utf8')]))
const ALL = [...TEXTS.values()].join('\n')

function markdownIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? markdownIn(join(folder, entry.name))
      : entry.name.endsWith('.md')
        ? [join(folder, entry.name)]
        : [],
  )
}

/** Names between backticks, alone in the code span or at its beginning. */
const isNamed = (name: string) => ALL.includes(`\`${name}\``) || ALL.includes(`\`${name} `)

test('every script of package.json is named', () => {
  const missing = Object.keys(packageFile.scripts).filter(
    (name) => ![`npm ${name}`, `npm run ${name}`, `npm run -s ${name}`].some((words) => ALL.includes(words)),
  )
  expect(missing).toEqual([])
})

test('no script is named that does not exist', () => {
  const named = [...ALL.matchAll(/npm run (?:-s )?([a-z][\w:-]*)/g)].map((match) => match[1] ?? '')
  expect(named.length).toBeGreaterThan(5)
  expect(named.filter((name) => !Object.hasOwn(packageFile.scripts, name))).toEqual([])
})

test('every setting is named, and no other', () => {
  const settings = (text: string) => new Set([...text.matchAll(/\bADDENDUM_[A-Z_]*[A-Z]\b/g)].map(([name]) => name))
  const real = settings(readFileSync('app/services/settings.server.ts', 'utf8'))
  expect(real.size).toBeGreaterThan(5)
  expect([...settings(ALL)].sort()).toEqual([...real].sort())
})

describe('the terminal', async () => {
  const areas = readFileSync('app/commands/main.ts', 'utf8').matchAll(
    /^ {2}(\w+): \(\) => import\('(\.\/[\w-]+\.ts)'\)/gm,
  )
  const verbs = await Promise.all(
    [...areas].map(async ([, name = '', file = '']) => {
      const modules = await import(join('../app/commands', file))
      return Object.keys(modules[name].verbs).map((verb) => `${name} ${verb}`.trim())
    }),
  )
  test.each(verbs.flat())('the verb "%s" is named with an example', (verb) => {
    const terminal = TEXTS.get('docs/terminal.md') ?? ''
    expect(terminal.includes(`\`${verb} `) || terminal.includes(`\`${verb}\``)).toBe(true)
  })

  test('no verb is named that does not exist', () => {
    const named = [...ALL.matchAll(/npm run -s addendum -- ([a-z]+) ?([a-z]*)/g)]
    expect(named.length).toBeGreaterThan(5)
    const known = new Set(verbs.flat())
    const unknown = named.filter(([, area = '', verb = '']) => !known.has(`${area} ${verb}`) && !known.has(area))
    expect(unknown.map(([words]) => words)).toEqual([])
  })
})

test('every compliance rule is named, and no other', () => {
  const missing = RULES.map(({ id }) => id).filter((id) => !isNamed(id))
  expect(missing).toEqual([])
  const known = new Set(RULES.map(({ id }) => id))
  const rows = [...(TEXTS.get('docs/compliance.md') ?? '').matchAll(/^\| `([A-Z][A-Z-]+)` \|/gm)].map((m) => m[1] ?? '')
  expect(rows.filter((id) => !known.has(id))).toEqual([])
})

test('every kind of audit entry is named with what it says, and no other', () => {
  const rows = [...(TEXTS.get('docs/audit.md') ?? '').matchAll(/^\| `([a-z]+\.[a-z-]+)` \| (.+) \|$/gm)]
  expect(Object.fromEntries(rows.map(([, kind, says]) => [kind, says]))).toEqual({ ...AUDIT_KINDS })
})

test('every link between the documents leads somewhere', () => {
  const broken = FILES.flatMap((file) =>
    [...(TEXTS.get(file) ?? '').matchAll(/\]\(([^)#]+)(#[^)]*)?\)/g)]
      .map((match) => match[1] ?? '')
      .filter((to) => !/^[a-z]+:/.test(to) && !existsSync(join(dirname(file), to)))
      .map((to) => `${file} -> ${to}`),
  )
  expect(broken).toEqual([])
})

test('every decision is numbered, and no number is given twice', () => {
  const numbers = readdirSync('docs/decisions').map((name) => /^(\d{4})-[a-z0-9-]+\.md$/.exec(name)?.[1])
  expect(numbers).not.toContain(undefined)
  expect(new Set(numbers).size).toBe(numbers.length)
})
