/** A laceration of the spleen is an injury of it. */
const HURTS = new Set(
  'injury laceration lacerations contusion contusions rupture tear hematoma avulsion puncture perforation transection fracture fractures burn crush'.split(
    ' ',
  ),
)

/** An organ and the words by which a record tells of it, or of one that is a kind of it: a ureteral injury is one of the ureter, an iliac artery is a vessel. A femoral fracture is none. */
const TOLD_BY: ReadonlyMap<string, string> = new Map([
  ['ureter', 'ureteral ureteric'],
  ['bladder', 'vesical cystotomy'],
  ['bowel', 'intestine intestinal colon colonic rectal jejunal ileal duodenal cecal sigmoid enterotomy serosal'],
  ['intestinal', 'bowel colon colonic jejunal ileal duodenal enterotomy'],
  ['vessel', 'artery arterial vein venous aorta aortic vascular carotid'],
  ['vascular', 'artery arterial vein venous aorta aortic vessel'],
  ['spleen', 'splenic'],
  ['splenic', 'spleen'],
  ['liver', 'hepatic'],
  ['hepatic', 'liver'],
  ['kidney', 'renal'],
  ['renal', 'kidney'],
  ['esophagus', 'esophageal'],
  ['trachea', 'tracheal'],
  ['urethra', 'urethral'],
  ['uterus', 'uterine'],
  ['rectum', 'rectal'],
  ['pancreas', 'pancreatic'],
  ['diaphragm', 'diaphragmatic'],
  ['dura', 'dural durotomy'],
  ['pleura', 'pleural'],
  ['cornea', 'corneal'],
  ['capsular', 'capsule'],
  ['capsule', 'capsular'],
  ['serosal', 'serosa'],
  ['stomach', 'gastric'],
])
/** The small bowel and the bowel are told by the same cut. */
const SIZES = new Set(['small', 'large'])
const ANY_CUT = new Set(['cystotomy', 'enterotomy', 'durotomy'])

/** Returns whether the words of one documented diagnosis tell of an injury at the place that a phrase ("ureter injury") names. */
export function isHurtThere(words: readonly string[], known: ReadonlySet<string>): boolean {
  const head = words.at(-1)
  const isSameHurt = head !== undefined && HURTS.has(head) && known.has(head)
  if (words.length < 2 || (head !== 'injury' && head !== 'trauma' && !isSameHurt)) return false
  const isNamed = (word: string) =>
    SIZES.has(word) ||
    known.has(word) ||
    (TOLD_BY.get(word) ?? '').split(' ').some((other) => other !== '' && known.has(other))
  return words.slice(0, -1).every(isNamed) && [...known].some((word) => HURTS.has(word) || ANY_CUT.has(word))
}
