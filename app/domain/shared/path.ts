/** Returns the path when it is one of ours, else "/": no scheme, no host, no `//` or backslash to smuggle one in. */
export function ownPath(path: string | null | undefined): string {
  if (!path?.startsWith('/') || path.startsWith('//') || /[\\\u0000-\u001f]/.test(path)) return '/'
  return path
}
