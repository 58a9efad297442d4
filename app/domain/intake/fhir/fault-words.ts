import type { FaultWord } from './facts.ts'

/** What people read about a resource that could not be kept: what is missing and what to do, without any of its content. */
export const FAULT_WORDS: Record<FaultWord, string> = {
  'not-a-resource': 'This is not a FHIR resource: it has no resourceType.',
  'no-id': 'The resource has no usable id, so it could not be recognised when it is sent again.',
  'no-patient': 'The resource does not say which patient it belongs to.',
  'no-start': 'The encounter says nowhere when it began.',
  'no-time': 'The result says nowhere when it was taken.',
  'no-name': 'The resource has no name, code or text to show.',
  'no-practitioner': 'The role does not say whose it is.',
  'no-attachment': 'The document has no content.',
  'attachment-elsewhere':
    'The text of the document was not sent: there is only an address. Send it as attachment.data.',
  'attachment-empty': 'The document is empty.',
  'attachment-not-text': 'The document is not text, HTML or RTF, so no words can be quoted from it.',
  'attachment-not-base64': 'The content of the document is not valid base64.',
  'attachment-not-in-its-charset': 'The content of the document cannot be read in the character set that it names.',
}
