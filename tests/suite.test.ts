import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const filesOf = (folder: string, kind: RegExp) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name}`)
    .filter((file) => kind.test(file))
    .sort()

test('only the tokens ask for dark: the browser tests look at nothing but colours there', () => {
  const asks = /prefers-color-scheme|matchMedia/
  const asking = filesOf('app', /\.(css|tsx?)$/).filter((file) => asks.test(readFileSync(file, 'utf8')))
  expect(asking).toEqual(['app/components/ui/tokens.css'])
})

test('no helper hooks itself onto tests that share their modules: such a hook ends with the first file', () => {
  const helpers = filesOf('tests', /(?<!\.test)\.tsx?$/).filter((file) => !file.startsWith('tests/browser/'))
  const hooked = helpers.filter((file) => /^(before|after)(Each|All)\(/m.test(readFileSync(file, 'utf8')))
  expect(hooked).toEqual(['tests/helpers/setup.ts'])
})
