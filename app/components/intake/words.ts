import { never } from '#app/domain/shared/result.ts'

export function sayUploadRefusal(refusal: 'too-large' | 'no-file' | 'wrong-kind' | 'infected' | 'not-scanned'): string {
  switch (refusal) {
    case 'too-large':
      return 'The upload broke off, or is larger than 4 GB. Large folders go through the terminal: `addendum chart import <folder>`.'
    case 'no-file':
      return 'Choose at least one file that ends in .json, .ndjson, .gz or .zip.'
    case 'wrong-kind':
      return 'No chart can be read from such a file. Choose one whose name ends in .json, .ndjson, .gz or .zip.'
    case 'infected':
      return 'The virus scanner found something in it. Nothing was taken in; tell who looks after your computers.'
    case 'not-scanned':
      return 'The virus scanner did not answer, so nothing was taken in. Try again later, or ask who runs the portal.'
    default:
      return never(refusal)
  }
}
