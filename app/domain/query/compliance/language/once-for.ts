/** Returns a function that makes its value once for each key, for as long as the key lives: what all clauses of a draft are held against is read once. */
export function onceFor<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new WeakMap<Key, { value: Value }>()
  return (key) => {
    const before = made.get(key)
    if (before) return before.value
    const value = make(key)
    made.set(key, { value })
    return value
  }
}
