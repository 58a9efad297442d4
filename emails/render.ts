import { convert } from 'html-to-text'
import { renderToStaticMarkup } from 'react-dom/server'
import { LETTERS, type Props } from './letters.ts'

/** Returns subject, HTML and plain text of a letter; throws on a name that does not exist or props with a hole. */
export function renderLetter(name: string, props: Props): { subject: string; html: string; text: string } {
  const kind = LETTERS[name]
  if (!kind) throw new Error(`There is no letter "${name}".`)
  const html = `<!doctype html>${renderToStaticMarkup(kind.body(props))}`
  const text = convert(html, {
    wordwrap: 78,
    selectors: [{ selector: 'a', options: { hideLinkHrefIfSameAsText: true } }],
  })
  return { subject: kind.subject(props), html, text }
}
