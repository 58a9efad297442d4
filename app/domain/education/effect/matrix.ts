import { at } from '#app/domain/scorecard/statistics/vector.ts'

/**
 * Inverts a symmetric positive definite matrix of m rows (row by row in one array; only its lower half is read, and overwritten) into
 * `inverse`, by Cholesky's method. Returns the logarithm of its determinant.
 */
export function invert(matrix: Float64Array, m: number, inverse: Float64Array): number {
  let logDeterminant = 0
  for (let j = 0; j < m; j++) {
    for (let i = j; i < m; i++) {
      let s = at(matrix, i * m + j)
      for (let k = 0; k < j; k++) s -= at(matrix, i * m + k) * at(matrix, j * m + k)
      // A pivot of nothing is a direction without information: it is given next to none instead of an infinity.
      matrix[i * m + j] = i === j ? Math.sqrt(Math.max(s, 1e-12)) : s / at(matrix, j * m + j)
    }
    logDeterminant += 2 * Math.log(at(matrix, j * m + j))
  }
  squareOfInverse(matrix, m, inverse)
  return logDeterminant
}

/** From the lower triangle L: first its inverse, then the product of that inverse's transpose with itself. */
function squareOfInverse(lower: Float64Array, m: number, inverse: Float64Array): void {
  const half = new Float64Array(m * m)
  for (let j = 0; j < m; j++) {
    half[j * m + j] = 1 / at(lower, j * m + j)
    for (let i = j + 1; i < m; i++) {
      let s = 0
      for (let k = j; k < i; k++) s -= at(lower, i * m + k) * at(half, k * m + j)
      half[i * m + j] = s / at(lower, i * m + i)
    }
  }
  for (let i = 0; i < m; i++) {
    for (let j = 0; j <= i; j++) {
      let s = 0
      for (let k = i; k < m; k++) s += at(half, k * m + i) * at(half, k * m + j)
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
    for (let j = 0; j < m; j++) s += at(matrix, i * m + j) * at(vector, j)
    product[i] = s
  }
  return product
}
