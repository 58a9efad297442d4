import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** Every line of text that a page offers, as its source writes it: inputs of one line, whatever else they hold. */
const linesOfText = readdirSync('app', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.tsx'))
  .flatMap((name) => {
    const source = readFileSync(join('app', name), 'utf8')
    return [...source.matchAll(/<input\b[\s\S]*?\/>/g)].map(([tag]) => ({ name, tag }))
  })
  .filter(({ tag }) => /type="(text|search)"/.test(tag) || !/type=/.test(tag))

test('no line of text lets a browser remember on its disk what was typed, unless it says for what', () => {
  expect(linesOfText.length).toBeGreaterThan(25)
  expect(linesOfText.filter(({ tag }) => !tag.includes('autoComplete=')).map(({ name }) => name)).toEqual([])
})

test.each(['query/compose.tsx', 'query/answer-form.tsx', 'query/shown-options.tsx'])(
  'words that the server keeps as a draft are not kept by the browser as well: %s',
  (name) => {
    const fields = [...readFileSync(join('app/components', name), 'utf8').matchAll(/<textarea\b[\s\S]*?\/>/g)]
    expect(fields.length).toBeGreaterThan(0)
    for (const [tag] of fields) expect(tag).toContain('autoComplete="off"')
  },
)
