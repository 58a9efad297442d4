import { ok, type Result, refuse } from '#app/domain/shared/result.ts'
import { type Material, type MaterialRefusal, readMaterial } from './material.ts'
import { type MaterialFault, materialFaults } from './material-rules.ts'

/** The version in the front matter is the house's to count, not the writer's. */
export const withVersion = (text: string, version: number): string =>
  /^version:.*$/m.test(text)
    ? text.replace(/^version:.*$/m, `version: ${version}`)
    : text.replace(/^---\n/, `---\nversion: ${version}\n`)

/** Whether a piece may be published: it reads, and nothing is missing or said that must not be. */
export function publishable(
  { id, version, text }: { id: string; version: number; text: string },
  billable: ReadonlySet<string>,
): Result<Material, MaterialRefusal | MaterialFault> {
  const read = readMaterial(id, text)
  if (!read.ok) return read
  const [fault] = materialFaults(read.value, billable)
  return fault ? refuse(fault) : ok({ ...read.value, version })
}

/** An id from a title: "Heart failure: cause" is heart-failure-cause; with a number behind it where taken. Null without any letter. */
export function idFrom(title: string, taken: ReadonlySet<string>): string | null {
  const base = title
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|(?<!-)-+$/g, '')
    .slice(0, 60)
  if (!/[a-z]/.test(base)) return null
  for (let n = 1; ; n++) {
    const id = n === 1 ? base : `${base}-${n}`
    if (!taken.has(id)) return id
  }
}

/** The eight parts, to be written over. */
export const blankPiece = (title: string, family: string, release: string): string => `---
title: ${title}
family: ${family}
axes: type
release: ${release}
version: 1
---

## Document

- What the note should say, a line each.
- At least two lines.

## Why it matters

Why the next team, the clinic or the reader of the chart needs these words. A few sentences, about care.

## Before

> The short wording that leaves it open.

## After

> The wording that says it, with the findings that it rests on.

## Codes

- I50.9 | the wording, and behind the stroke the code it leads to
- I50.20 | three lines at least
- I50.23 | one of them of the piece's own family

## Card

- Three lines for the phone.
- Each a thing to do.
- Each in one breath.

## Slides

- What the reader needs | a sentence under the heading
- The words that count | and another
- Our before and after

## Quiz

### A question?

- [x] the right choice
- [ ] another
- [ ] a third

Why it is right, in a sentence.

### A second question?

- [ ] one
- [x] the right choice
- [ ] a third

Why it is right, in a sentence.

### A third question?

- [ ] one
- [ ] another
- [x] the right choice

Why it is right, in a sentence.
`
