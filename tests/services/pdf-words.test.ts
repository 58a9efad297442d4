import { expect, test } from 'vitest'
import { latinOf } from '#app/services/pdf.server.ts'

test.each([
  ['Dr. José Muñoz', 'Dr. José Muñoz'],
  ['Łukasz Dvořák, Şule Đỗ', 'Lukasz Dvorák, Sule Do'],
  ['José', 'José'],
  ['EF ≤ 40 %, −3 points → done', 'EF <= 40 %, -3 points -> done'],
  ['“quoted” – dash…', '“quoted” – dash…'],
  ['李', '?'],
])('%s is drawn as %s', (words, drawn) => {
  expect(latinOf(words)).toBe(drawn)
})
