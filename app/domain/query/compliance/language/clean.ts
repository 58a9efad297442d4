/** Returns the text with signs that only disguise or vary spelling made plain: curly quotes, odd spaces, invisible signs, long runs of one sign. */
export function plain(text: string): string {
  return text
    .replace(/[\u200B-\u200D\u2060\uFEFF\u00AD]/g, '')
    .replace(/[\uE000-\uE01F]/g, ' ')
    .replace(/[\u2018\u2019\u02BC\u0060]/g, "'")
    .replace(/[\u201C\u201D\u201E\u00AB\u00BB]/g, '"')
    .replace(/[\u00A0\u2000-\u200A\u202F\u3000\t\r]/g, ' ')
    .replace(/([^\p{L}\d\s])\1{20,}/gu, (run) => run.slice(0, 20))
    .replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
}

/** Returns the text in lower case and of the same length, so that offsets hold. */
export function lowered(text: string): string {
  const low = text.toLowerCase()
  if (low.length === text.length) return low
  return [...text].map((sign) => (sign.toLowerCase().length === sign.length ? sign.toLowerCase() : sign)).join('')
}
