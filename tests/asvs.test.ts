import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import areas from './fixtures/asvs-5.0.json'

const row = ({ area, title, tests, how }: (typeof areas)[number]) => {
  const files = [...new Set(tests.map(({ file }) => `\`${file}\``))].sort().join('; ')
  return `| V${area} | ${title} | ${how} | ${files || 'reason at the left'} |`
}

test.each(areas)(
  'V$area $title: the tests that are named exist, or a reason stands in their place',
  ({ tests, how }) => {
    expect(how.length).toBeGreaterThan(3)
    for (const { file, name } of tests) {
      expect(existsSync(file), file).toBe(true)
      expect(readFileSync(file, 'utf8').includes(name), `${file}: ${name}`).toBe(true)
    }
  },
)

test('no area is named twice, and the table in docs/security.md is this one', () => {
  expect(new Set(areas.map(({ area }) => area)).size).toBe(areas.length)
  const shown = readFileSync('docs/security.md', 'utf8')
    .split('\n')
    .filter((line) => /^\| V\d/.test(line))
  expect(shown).toEqual(areas.map(row))
})
