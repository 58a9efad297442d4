import { expect, test } from 'vitest'
import { clausesOf } from '#app/domain/query/templates/evidence.ts'

const quotable = (text: string) => clausesOf(text).map(({ start, end }) => text.slice(start, end).trim())

test('the title of a note is not quoted as evidence; a diagnosis in capitals is', () => {
  const note = 'RENAL ULTRASOUND\nNo hydronephrosis.\nIMPRESSION:\nACUTE KIDNEY INJURY\nUrine output 20 mL/h.'
  const said = quotable(note)
  expect(said.join(' | ')).not.toMatch(/RENAL ULTRASOUND|IMPRESSION/)
  expect(said).toEqual(expect.arrayContaining(['No hydronephrosis', 'ACUTE KIDNEY INJURY']))
})
