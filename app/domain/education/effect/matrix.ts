// Inside the arrays by construction: `?? 0` only tells the compiler so, and costs less than a call in the innermost loops.

/**
 * Inverts a symmetric positive definite matrix of m rows (row by row in one array; only its lower half is read, and overwritten) into
 * `inverse`, by Cholesky's method. Returns the logarithm of its determinant.
 */
export function invert(matrix: Float64Array, m: number, inverse: Float64Array): number {
  let logDeterminant = 0
  for (let j = 0; j < m; j++) {
    for (let i = j; i < m; i++) {
      let s = matrix[i * m + j] ?? 0
      for (let k = 0; k < j; k++) s -= (matrix[i * m + k] ?? 0) * (matrix[j * m + k] ?? 0)
      // A pivot of nothing is a direction without information: it is given next to none instead of an infinity.
      matrix[i * m + j] = i === j ? Math.sqrt(Math.max(s, 1e-12)) : s / (matrix[j * m + j] ?? 0)
    }
    logDeterminant += 2 * Math.log(matrix[j * m + j] ?? 0)
  }
  squareOfInverse(matrix, m, inverse)
  return logDeterminant
}

/** From the lower triangle L: first its inverse, then the product of that inverse's transpose with itself. */
function squareOfInverse(lower: Float64Array, m: number, inverse: Float64Array): void {
  const half = new Float64Array(m * m)
  for (let j = 0; j < m; j++) {
    half[j * m + j] = 1 / (lower[j * m + j] ?? 0)
    for (let i = j + 1; i < m; i++) {
      let s = 0
      for (let k = j; k < i; k++) s -= (lower[i * m + k] ?? 0) * (half[k * m + j] ?? 0)
      half[i * m + j] = s / (lower[i * m + i] ?? 0)
    }
  }
  for (let i = 0; i < m; i++) {
    for (let j = 0; j <= i; j++) {
      let s = 0
      for (let k = i; k < m; k++) s += (half[k * m + i] ?? 0) * (half[k * m + j] ?? 0)
      inverse[i * m + j] = s
      inverse[j * m + i] = s
    }
  }
}

/** Matrix (m by m, row by row) times vector. */
export function times(matrix: Float64Array, m: number, vector: ArrayLike<number>): Float64Array {
  const product = new Float64Array(m)
  for (let i = 0; i < m; i++) {
    let s = 0
    for (let j = 0; j < m; j++) s += (matrix[i * m + j] ?? 0) * (vector[j] ?? 0)
    product[i] = s
  }
  return product
}
