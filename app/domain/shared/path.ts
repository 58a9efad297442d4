/** Returns the path when it is one of ours, else "/": no scheme, no host, no `//`, backslash or control character to smuggle one in. */
export function ownPath(path: string | null | undefined): string {
  if (!path?.startsWith('/') || path.startsWith('//') || path.includes('\\')) return '/'
  return [...path].some((character) => character < ' ') ? '/' : path
}
