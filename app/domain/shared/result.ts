export type Ok<T> = { ok: true; value: T }
export type Refusal<E extends string> = { ok: false; error: E }
export type Result<T, E extends string> = Ok<T> | Refusal<E>

export const ok = <T>(value: T): Ok<T> => ({ ok: true, value })

/** A named "no": the word is kept as a literal type, so that a sentence missing for it is a type error. */
export const refuse = <const E extends string>(error: E): Refusal<E> => ({ ok: false, error })

/** Closes a switch over a union: a new member breaks the build here. */
export function never(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`)
}
