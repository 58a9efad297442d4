import { describe, expect, test } from 'vitest'
import { LETTERS } from '#emails/letters.ts'
import { renderLetter } from '#emails/render.ts'

const names = Object.keys(LETTERS)

describe.each(names)('the letter %s', (name) => {
  const sample = LETTERS[name]?.sample ?? {}

  test('has a subject, an HTML part and a text part that hold every string it was given', () => {
    const { subject, html, text } = renderLetter(name, sample)
    expect(subject.length).toBeGreaterThan(5)
    expect(html).toMatch(/^<!doctype html>/)
    for (const value of Object.values(sample)) expect(`${html}${text}`.replaceAll('&amp;', '&')).toContain(value)
  })

  test('holds no word about a patient, a diagnosis or money of its own', () => {
    const { subject, html, text } = renderLetter(name, sample)
    const own = `${subject} ${text} ${html}`.toLowerCase()
    for (const word of ['mrn', 'diagnosis', 'birth', 'sepsis', 'drg', 'payment', 'reimburse', 'revenue', '$'])
      expect(own).not.toContain(word)
  })

  test('shows hostile names as words, not as markup', () => {
    const hostile = Object.fromEntries(Object.keys(sample).map((key) => [key, '<img src=x onerror=alert(1)>']))
    const { html } = renderLetter(name, { ...hostile, link: 'https://portal.test/q/1' })
    expect(html).not.toContain('<img src=x')
  })

  test('is not sent with a hole in it', () => {
    const [first] = Object.keys(sample)
    if (!first) return
    const { [first]: _, ...rest } = sample
    expect(() => renderLetter(name, rest)).toThrow(/lacks/)
  })
})

test('there is no letter without a name in the list', () => {
  expect(() => renderLetter('no-such-letter', {})).toThrow(/no letter/)
})
