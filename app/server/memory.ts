import { setFlagsFromString } from 'node:v8'

/**
 * How far the heap may grow past what lives before it is collected whole: 40 %. V8 lets a heap of 100 MB grow to more than three times that,
 * which bought no speed that the bench could tell and took 200 MB. It is asked at each collection, so it may be said to a running process.
 */
setFlagsFromString('--heap-growing-percent=40')
