/** Characters that no page should carry: controls but tab and line feed, and halves of surrogate pairs. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the controls are what is taken out
const UNSAFE = /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f]|\p{Surrogate}/gu

/**
 * Returns text as the chart keeps it: line feeds only, no control characters, no blank lines before or behind. Nothing else is
 * touched, since evidence is quoted from it word by word.
 */
export function tidy(text: string): string {
  const lines = text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?|\f|\u0085|\u2028|\u2029/g, '\n')
    .replace(UNSAFE, '')
    .trimEnd()
  let start = 0
  while (lines.startsWith('\n', start)) start += 1
  return lines.slice(start)
}
