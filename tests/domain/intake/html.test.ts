import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeEntities, stripHtml } from '#app/domain/intake/text/html.ts'

describe('HTML becomes the words that a reader sees', () => {
  test.each([
    ['paragraphs stand apart', '<p>Findings:</p><p>Clear  lungs.</p>', 'Findings:\n\nClear lungs.'],
    ['breaks are lines', 'one<br>two<br/>three', 'one\ntwo\nthree'],
    ['blocks begin lines', '<div>a</div><div>b<span>c</span></div>', 'a\nbc'],
    ['spaces between inline elements stay', '<b>Na</b> <i>128</i>', 'Na 128'],
    ['lists have dashes', '<ul><li>HFrEF</li><li>AKI</li></ul>', '- HFrEF\n- AKI'],
    [
      'cells are parted by tabs',
      '<table><tr><td>Na</td><td>128</td></tr><tr><td>K</td><td>5.9</td></tr></table>',
      'Na\t128\nK\t5.9',
    ],
    [
      'no scripts, styles or titles',
      '<head><title>t</title><style>p{}</style></head><script>if (a<b) {}</script>x',
      'x',
    ],
    ['no comments', 'a<!-- <p>not</p> -->b', 'ab'],
    [
      'character references',
      'T &gt; 38&deg;C &amp; &#8217;x&#x2019; &mdash; &alpha; &nosuch;',
      'T > 38°C & ’x’ — α &nosuch;',
    ],
    ['white space as it stands in pre', '<pre>a  b\n  c</pre>', 'a  b\n  c'],
    ['a less-than that is no tag', 'EF < 40 % and BNP <5', 'EF < 40 % and BNP <5'],
    ['quoted brackets inside a tag', '<a title="x > y">z</a>', 'z'],
    [
      'XHTML with its declaration',
      '<?xml version="1.0"?><!DOCTYPE html><html><body><br/>Normal.</body></html>',
      'Normal.',
    ],
    ['CDATA', '<p><![CDATA[a <b> c]]></p>', 'a <b> c'],
    ['the text of a CDA narrative', '<content>Dx:</content><list><item>COPD</item></list>', 'Dx:\n- COPD'],
    ['mark-up that is cut off', '<p>Seen<b', 'Seen'],
  ])('%s', (_, html, words) => {
    expect(stripHtml(html)).toBe(words)
  })
})

test('escaped text comes back as it was', () => {
  const quoted = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
  const word = fc.string({ unit: fc.constantFrom(...'ab<>&;#x"\'/='), minLength: 1 })
  fc.assert(
    fc.property(fc.array(word, { minLength: 1 }), (words) => {
      expect(stripHtml(`<p>${words.map(quoted).join(' ')}</p>`)).toBe(words.join(' '))
    }),
  )
})

test('a reference to no character is a replacement mark, never a failure', () => {
  expect(decodeEntities('&#0;&#xD800;&#1114112;')).toBe('\ufffd\ufffd\ufffd')
})

test('hostile mark-up takes time in proportion to its length', () => {
  for (const bit of ['<a "', "<a '", '<', '<!--', '&', '<p ', '<script>', '</']) {
    expect(typeof stripHtml(bit.repeat(100_000))).toBe('string')
  }
})
