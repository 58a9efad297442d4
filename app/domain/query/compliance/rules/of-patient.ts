/*
 * A sentence that tells of the patient's life or body ("he works in a credit union", "her plan did not cover it", "a gain of nine pounds") holds
 * words of money and worth by right: it says nothing of what the answer brings.
 */
const PATIENT =
  /^\W*(?:(?:per|by|according to|from|in) (?:the |his |her |dr\.? )?[^,:\uE01F\uE01E]{2,60}[,:] ?|social history:? |history:? |on [^,]{2,20}, )?(?:he|she|they|the patient|patient|pt|mr\.? \w+|mrs\.? \w+|ms\.? \w+|his|her|their|the (?:mother|father|son|daughter|wife|husband|spouse|family|injury|accident|fall|specimen|scan|mri|study|test|drug|medication|inhaler|insulin|prescription|troponin|visit was|weight)|weight|apixaban|insulin|there was no)\b/
const ABOUT_WORDS =
  /\b(?:would|will|could|should|so that|in order to|to (?:ensure|support|justify|reflect|show|avoid|qualify|meet)|we|our|ours|us|you|your|wording|documentation|documented|term|code|coded|codes|query|answer|diagnos[ei]s|as it stands|score[sd]?|severity|complexity|acuity|risk|stay|admission|(?<!\bin )case|group\w*|tier|level|quality|rank\w*|status|denial|denied|denies|review\w*|drgs?|recoup\w*|sums?|geometric mean|mcc|ccs?|hccs?|raf|claim|bill(?:ed|s)? for|(?:insurer|plan|payer|payor|carrier|insurance|coverage|medicare|medicaid|company) (?:wants?|turn(?:s|ed)|will|refus\w+|asks?|asked|requires?|required|reject\w+|hold(?:s|ing)|balk\w+|declin\w+|needs?|won't|does not))\b/

/** A relative, a nurse, an ambulance or the desk at the door tells it; or the patient told it to one of them. */
const TOLD =
  /^\W*(?:(?:per|according to|by) (?:registration|ems|social work|(?:the |his |her )?(?:\w+ )?(?:nurse|social worker|daughter|son|wife|husband|mother|father|sister|brother|family|neighbou?r|case manager|face ?sheet)))\b|\bsocial work(?:er)?(?:'s note)? (?:has|had|notes?|noted|reports?|reported|writes|wrote|says|recorded|documents?)\b|\b(?:he|she|patient|wife|husband|daughter|son|mother|father|family) (?:told|gave|tells|said to) (?:the |her |his |a )?(?:\w+ )?(?:nurse|pharmacist|social worker|clinic|dietitian|therapist|ems|paramedics?|counselor)\b|, (?:the |his |her |their )?(?:daughter|son|wife|husband|mother|father|sister|brother|family|social worker|neighbou?r) (?:reports?|reported|says|said|told|notes)\b/

/** Returns whether a masked sentence tells of the patient alone. */
export const isOfPatient = (sentence: string): boolean =>
  (PATIENT.test(sentence) || TOLD.test(sentence)) && !ABOUT_WORDS.test(sentence)
