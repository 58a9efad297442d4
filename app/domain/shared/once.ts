/** Returns a function that makes its value when it is first asked, and gives the same value from then on. */
export function once<T>(make: () => T): () => T {
  let kept: { value: T } | null = null
  return () => {
    kept ??= { value: make() }
    return kept.value
  }
}
