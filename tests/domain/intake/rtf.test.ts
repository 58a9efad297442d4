import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isRtf, stripRtf } from '#app/domain/intake/text/rtf.ts'

const HEAD =
  '{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fswiss Helvetica;}{\\f1\\fnil\\fcharset204 Cyr;}}{\\colortbl;\\red0;}'

describe('RTF becomes the words that a reader sees', () => {
  test.each([
    [
      'paragraphs are lines',
      `${HEAD}\\pard Assessment:\\par Acute on chronic HFrEF.\\par}`,
      'Assessment:\nAcute on chronic HFrEF.',
    ],
    ['formatting leaves no trace', `${HEAD}{\\b Sepsis} due to \\i E. coli\\i0 .}`, 'Sepsis due to E. coli.'],
    ['letters of the code page', `${HEAD}38.5 \\'b0C, na\\'efve}`, '38.5 °C, naïve'],
    ['letters of a font of another script', `${HEAD}\\f1 \\'cf\\'f0\\f0 x}`, 'Прx'],
    ['Unicode with a letter for old readers', `${HEAD}\\u8805?90 mmHg \\u-10178?\\u-8582?}`, '≥90 mmHg 🩺'],
    ['as many letters for old readers as were said', `${HEAD}\\uc2\\u8805>=90}`, '≥90'],
    ["an old reader's letter may be a byte", `${HEAD}\\u8211\\'96 end}`, '– end'],
    ['braces and backslashes', `${HEAD}a \\{b\\} \\\\ c}`, 'a {b} \\ c'],
    ['dashes, quotes and bullets', `${HEAD}\\bullet\\tab \\ldblquote x\\rdblquote \\emdash  y\\~z}`, '•\t“x”— y z'],
    ['rows and cells', `${HEAD}\\trowd Na\\cell 128\\cell\\row K\\cell 5.9\\cell\\row}`, 'Na\t128\nK\t5.9'],
    [
      'no pictures, styles, headers or comments',
      `${HEAD}{\\stylesheet{\\s0 Normal;}}{\\header Page 1}{\\*\\generator X;}{\\pict 89504e}{\\*\\annotation note}Text}`,
      'Text',
    ],
    ['no hidden or deleted text', `${HEAD}a{\\v secret}b{\\deleted gone}c}`, 'abc'],
    ['the shown side of a field', `${HEAD}{\\field{\\*\\fldinst HYPERLINK "x"}{\\fldrslt the link}}}`, 'the link'],
    ['a list bullet that is text', `${HEAD}{\\listtext 1.\\tab}Diuresis}`, '1.\tDiuresis'],
    ['binary data is jumped over', `${HEAD}a{\\pict\\bin4 }}\\x}b}`, 'ab'],
    ['line ends of the file mean nothing', `${HEAD}one\r\n two}`, 'one two'],
    ['a document that is cut off is read as far as it goes', `${HEAD}Impression: pneumo`, 'Impression: pneumo'],
  ])('%s', (_, rtf, words) => {
    expect(stripRtf(rtf)).toBe(words)
  })
})

test('RTF is known by its opening', () => {
  expect(isRtf('  {\\rtf1 x}')).toBe(true)
  expect(isRtf('{"rtf": 1}')).toBe(false)
})

test('plain words survive the trip', () => {
  const quoted = (text: string) => text.replace(/[\\{}]/g, (letter) => `\\${letter}`)
  const words = fc.string({ unit: fc.constantFrom(...'abc {}\\.,:;?!()[]<>&%0123456789ABC') })
  fc.assert(
    fc.property(fc.array(words), (lines) => {
      const rtf = `${HEAD}${lines.map((line) => `${quoted(line)}\\par `).join('')}}`
      const expected = lines.map((line) => line.replace(/ +$/, '')).join('\n')
      expect(stripRtf(rtf)).toBe(expected.replace(/^\n+/, '').trimEnd())
    }),
  )
})

test('no text whatever makes it fail', () => {
  const bits = fc.constantFrom(
    '{',
    '}',
    '\\',
    "\\'",
    '\\u',
    '\\bin',
    '\\*',
    '99999999999',
    '-1',
    'a',
    '\\uc',
    '\\f1',
    '\\fonttbl',
    ' ',
  )
  fc.assert(
    fc.property(fc.array(bits, { maxLength: 60 }), (parts) => typeof stripRtf(`{\\rtf1${parts.join('')}`) === 'string'),
  )
})

test('a million groups inside each other neither fail nor hide what comes before', () => {
  expect(stripRtf(`{\\rtf1 Seen.${'{'.repeat(1_000_000)}`)).toBe('Seen.')
})
