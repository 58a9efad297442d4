import { mentionsIn } from '#app/domain/query/lexicon/mentions.ts'

/*
 * The subject of a general statement is a kind: people in the plural, a drug, a disease, or an authority that defines. A chart tells of one
 * patient, so that each of these with a verb of the present tense tells of nobody.
 */

const PEOPLE =
  '(?:patients|adults|people|persons|individuals|women|men|children|infants|neonates|newborns|elderly|retainers|smokers|drinkers|survivors|diabetics|residents|veterans|athletes|carriers)'
const PRESENT =
  '(?:are|have|may|can|will|should|must|do|tend|need|lack|show|present|develop|require|benefit|respond|run|carry|get|become|often|usually|typically|commonly|frequently|rarely|generally|with|who|on|over|under)'
/** "Septic patients frequently need vasopressors", "elderly people may lack fever". */
const PEOPLE_DO = new RegExp(`^(?:[\\p{L}\\d-]{2,20} ){0,3}${PEOPLE} (?:[\\p{L}-]{2,20} ){0,4}?${PRESENT}\\b`, 'iu')
/** "In half of older adults", "one third of septic adults", "in a febrile adult", "any newborn". */
const OF_PEOPLE = new RegExp(
  `\\b(?:half|most|many|few|some|majority|minority|third|thirds|quarter|quarters|fifth|percent|%|all) (?:of )?(?:the )?(?:[\\p{L}-]{2,20} ){0,3}${PEOPLE}\\b|\\b(?:in|of|for|among|puts?|places?) (?:an?|any|every|each) (?:[\\p{L}-]{3,20} ){0,2}(?:adult|person|woman|man|child|infant|newborn|smoker|diabetic|individual)\\b(?! (?:of|with an? (?:history|known)))`,
  'iu',
)

/** What a drug does, as a handbook has it. */
const DRUG_DOES =
  '(?:accumulates?|acts?|affects?|alters?|binds?|blocks?|blunts?|carr(?:y|ies)|causes?|covers?|crosses|decreases?|delays?|depletes?|displaces?|enhances?|impairs?|increases?|induces?|inhibits?|interacts?|interferes?|lowers?|masks?|penetrates?|potentiates?|precipitates?|prevents?|produces?|prolongs?|promotes?|raises?|reduces?|relaxes|reverses?|slows?|stimulates?|suppress(?:es)?|targets?|traps?|works?|worsens?)'
const DRUG_CLASS =
  /\b(?:inhibitors?|blockers?|agonists?|antagonists?|diuretics?|steroids?|opioids?|opiates?|statins?|antibiotics?|anticoagulants?|antiplatelets?|antipsychotics?|antidepressants?|benzodiazepines?|vasopressors?|nsaids?|ssris?|arbs?|laxatives?|sedatives?|cephalosporins?|macrolides?|aminoglycosides?|quinolones?|fluoroquinolones?|penicillins?|sulfonylureas?|nitrates?|bisphosphonates?|chemotherapy|radiation|contrast|dye|alcohol|caffeine|supplements?|binders?)$/i
const SUBJECT_OF_DRUG = new RegExp(
  `^([\\p{L}\\d][\\p{L}\\d -]{2,60}?) (?:(?:also|often|usually|itself|commonly) )?${DRUG_DOES} (?![\\d.])[\\p{L}]`,
  'iu',
)

/** What a disease or a test does, of whomever: not where it sits or spreads, which is a finding. */
const DISEASE_DOES =
  '(?:alters|affects|arises|blunts|carries|causes|decreases|delays|develops (?:once|when|if|after|in)|elevates|impairs|increases|lags|leads|lowers|masks|mimics|occurs (?:in|when|after|with)|precedes|predicts|predisposes|produces|prolongs|raises|reduces|reflects|results (?:from|in)|shortens|stems|suppresses|tends|triggers|worsens|is (?:not an?|no longer|caused|defined|diagnosed|characteri[sz]ed|common|rare|frequent|an? \\p{L}+))'
const SUBJECT_OF_DISEASE = new RegExp(
  `^(?:the |an? )?([\\p{L}\\d][\\p{L}\\d -]{2,60}?) (?:often |usually |typically |commonly |rarely )?${DISEASE_DOES}\\b`,
  'iu',
)
const TEST_LAGS =
  /^(?:the |an? )?(?:serum |urine |blood )?(?:creatinine|troponins?|lactate|procalcitonin|ammonia|a1c|hba1c|ferritin|albumin|prealbumin|bnp|d-dimer|hemoglobin|white (?:cell )?count|wbc|inr|tsh|cortisol|crp|esr|bicarbonate|anion gap|fena|ck|lipase|temperature|pulse oximetry) (?:lags?|tracks?|leaks|(?<=s )leak|mirrors?|correlates?|reflects?|predicts?|rises? (?:in|with|within)|falls? (?:in|with|within)|overestimates?|underestimates?|distinguishes)\b/i

/** "... is a loop diuretic used for ...", "... is a marker of ...": what it is, and no word of whose. */
const IS_KIND =
  /\b(?:is|are) (?:an? |the |no longer an? |not an? |one )?(?:[\p{L}-]{2,20} ){0,3}(?:elements?|criteri(?:on|a)|hallmarks?|markers?|components?|drugs?|agents?|diuretics?|inhibitors?|blockers?|antibiotics?|vasopressors?|side effects?|predictors?|prerequisites?|cut-?offs?|thresholds?|ceilings?|emergency|emergencies|precursors?|equivalents?|mainstays?|standard of care|diagnos[ei]s of exclusion)\b(?! (?:today|now|noted|held))|\b(?:the|an?) (?:\p{L}+ )?hallmarks? of\b|\b(?:no longer|widely|generally|universally) (?:accepted|considered|regarded|recommended|used)\b/iu
const AUTHORITY =
  /\b(?:medicare|cms|cdc|aha|acc|ada|idsa|acog|aspen|kdigo|guidelines?|literature|experts|consensus|textbooks?|the (?:icd|official) \p{L}+|most (?:authors|labs|laboratories|hospitals|centers)) (?:define|recommend|state|call|suggest|require|list|show|advise|say|classif|grade|stage|use|accept|consider)(?:s|ies|y)?\b/iu
/** "Once portal pressure exceeds 12": a condition, and no event. */
const ON_CONDITION =
  /\b(?:once|unless|whenever|as long as) [^.;,\d]{3,40} (?:exceeds?|reach(?:es)?|(?:is|are|falls?|drops?|rises?|goes|gets) (?:to )?(?:below|above|under|over|less than|more than|greater than|lower than|higher than)) \d/i
/** Beginnings that a chart has, whatever verb follows: what is given, not what it does. */
const GIVEN = /\b(?:drip|gtt|infusion|dose|mg|mcg|units?|tablets?|daily|bid|tid|qid|iv|po|wean\w*|patch)\b/i

function isDrug(subject: string): boolean {
  if (GIVEN.test(subject)) return false
  return (
    DRUG_CLASS.test(subject) ||
    mentionsIn(subject).some(({ kind, end }) => kind === 'drug' && end === subject.length) ||
    isUnknownDrug(subject)
  )
}

/** Endings of substances: the lexicon has classes, and few drugs by name. */
const isUnknownDrug = (subject: string) =>
  /^[\p{L}-]{4,}(?:mab|nib|pril|sartan|olol|azole|statin|cillin|cycline|mycin|micin|floxacin|penem|bactam|parin|xaban|gatran|grel|gliptin|gliflozin|glutide|formin|thiazide|semide|tanide|lactone|dipine|zosin|triptan|oxetine|pram|azepam|zolam|idone|apine|barbital|toin|gabalin|pentin|racetam|vir|sone|solone|ulose|amine|dronate|profen|oxicam|codone|morphone|adol|phylline|tropium|terol|steride|platin|rubicin|taxel|trexate|abine|in|ine|ol|ide)$/iu.test(
    subject,
  ) &&
  !/^(?:pain|skin|protein|hemoglobin|bilirubin|albumin|ferritin|insulin|troponin|creatinine|urine|chlorine|spine|chin|fine|line|side|bedside|suicide|groin|vein|brain|strain|margin|origin|saline|baseline|machine|medicine|routine|decline|midline)$/i.test(
    subject,
  )

function isDisease(subject: string): boolean {
  return mentionsIn(subject).some(({ kind, end }) => kind === 'diagnosis' && end === subject.length)
}

/** Returns whether a sentence has a kind for its subject (people in the plural, a drug, a disease, an authority) and says in the present tense what it does or is. */
export function tellsOfKind(text: string): boolean {
  if (
    PEOPLE_DO.test(text) ||
    OF_PEOPLE.test(text) ||
    IS_KIND.test(text) ||
    AUTHORITY.test(text) ||
    ON_CONDITION.test(text)
  )
    return true
  if (TEST_LAGS.test(text)) return true
  const drug = SUBJECT_OF_DRUG.exec(text)?.[1]
  if (drug !== undefined && isDrug(drug)) return true
  const disease = SUBJECT_OF_DISEASE.exec(text)?.[1]
  return disease !== undefined && isDisease(disease)
}
