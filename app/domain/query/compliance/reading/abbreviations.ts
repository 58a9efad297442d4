import { spelledOut } from './spelled-out.ts'

/*
 * Abbreviations with a clinical and a financial reading. The clinical one is taken when the draft speaks of that condition, the financial one
 * when the sentence does; with neither, `otherwise` decides.
 */
type Ambiguous = {
  word: RegExp
  clinical: RegExp
  /** In its own sentence it is clinical where these words stand, whatever the draft is about. */
  near?: RegExp
  impact: RegExp | null
  counted?: RegExp
  otherwise: 'clinical' | 'impact'
}

const MONEY =
  /\b(?:scor(?:es?|ing)|risk[- ]adjust\w*|re-?captur\w*|captur(?:e|ed|ing)|gaps?|v2[48]|coefficients?|payments?|reimburs\w*|weights?|drgs?|case[- ]mix|credit|refresh\w*|medicare|hierarch\w+|annual\w*|yearly|this year|mcc|ccs|optimi\w+|severity|mortality|stratif\w*|benchmark\w*)\b/i

const AMBIGUOUS: readonly Ambiguous[] = [
  {
    word: /\bhccs?\b/gi,
    clinical:
      /\b(?:hepatocellular|liver|hepat\w+|cirrho\w+|tace|afp|sorafenib|lenvatinib|atezolizumab|bevacizumab|immunotherap\w+|li-?rads|arterial\w* enhanc\w+|washout|bclc|segment|y-?90|ablation|resect\w+|\w+emboli[sz]\w+|transplant|recurr(?:ed|ence|ent)|tumou?rs?|lesions?|nodules?|metasta\w+|portal vein|child-?pugh|oncolog\w+)\b/i,
    impact: MONEY,
    counted:
      /\b(?:an|each|any|no|another|valid|open|which|chronic|suspected) hccs?\b(?! (?:nodule|lesion|foc|tumou?r|mass|recurr|was|is|has|of))|\bhccs? (?:categor|conditions?\b|codes?\b|list\b|models?\b|values?\b|program|coders?\b|team|reviews?\b|quer|dashboard|suspect|opportunit|educat|audit)/i,
    otherwise: 'impact',
  },
  {
    word: /\bcmi\b/gi,
    clinical:
      /\b(?:mesenteric|postprandial|celiac|sma|bowel|intestin\w+|cognitive|cell-mediated|gut|abdominal pain|cytomegalovirus)\b/i,
    impact: MONEY,
    otherwise: 'impact',
  },
  {
    word: /\braf\b/gi,
    clinical:
      /\b(?:atrial|fibrillation|afib|a-fib|rvr|diltiazem|amio\w*|cardioversion|ecg|ekg|rhythm|telemetry|ventricular|metoprolol|braf|sinus)\b/i,
    impact: MONEY,
    otherwise: 'impact',
  },
  {
    word: /\bccs?\b/gi,
    clinical: /./,
    impact:
      /\bmcc\b|\b(?:a|no|any|one|the|as|is|non|second|another|major|or|and|adds?|with|without|missing|get|gets|count\w*|valid)[- ](?:a )?ccs?\b(?! (?:of|on|was|is|today|was|per|at|noted|:))(?![^.]{0,12}(?:chest|pain|fever))|\bccs?[/ -](?:mcc|capture|status|level|list|exclusion|designation|credit|value|code|rate)/i,
    otherwise: 'clinical',
  },
  {
    word: /\bdrgs?\b/gi,
    clinical: /\b(?:dorsal root|gangli\w+|neuro(?:modulat|stimulat)\w+|crps|complex regional pain)\b/i,
    impact:
      /\b(?:ms|apr|ap|r)-?drgs?\b|\bdrgs? (?:\d|assign\w*|weight\w*|shift\w*|group\w*|valid\w*|chang\w*|pair\w*|code\w*)|\b(?:working|final|base|higher|lower|better|right|correct|current|another|different|medical|surgical|paying|the) drgs?\b(?! (?:stimulat|trial|lead|implant|electrode))|\b(?:payments?|reimburs\w*|weights?|case[- ]mix|ccs?|mccs?|grouper|payers?|billing)\b/i,
    otherwise: 'impact',
  },
  {
    word: /\bmccs?\b/gi,
    clinical:
      /\b(?:merkel|motor-?(?:cycl\w+|bikes?)|helmet\w*|riders?|mph|km\/h|(?:inter)?state highway|interstate|freeway|highway|collision|ejected|thrown from|ems run|trauma (?:survey|bay|team|activation|history))\b/i,
    impact:
      /\b(?:drgs?|ccs?|payments?|reimburs\w*|weights?|case[- ]mix|capture|grouper|payers?|billing|secondary diagnos\w+)\b|\b(?:as an?|is an?|no|any|valid|missing|another|adds?|adds? an|counts? as|or) mccs?\b/i,
    otherwise: 'impact',
  },
  {
    word: /\bsoi\b/gi,
    clinical: /\b(?:source of infection|site of (?:injury|infection)|suicid\w+)\b/i,
    near: /\bsoi (?:is|was) (?:held|thought|taken|felt|sought|unknown|unclear|the|not found|lung|urine|skin)\b|\bsoi[: ]+(?:control|urine|lung|skin|abdom\w+|line|foot|biliary|unknown|unclear)\b|\b(?:possible|probable|likely|presumed|unknown|suspected) soi\b/i,
    impact: MONEY,
    otherwise: 'impact',
  },
  {
    word: /\brom\b/gi,
    clinical: /./,
    impact:
      /\bsoi\b|\brisk of mortality\b|\brom (?:score|level|subclass|class|statistic|(?:(?:of|is|was|=|at) ?)?[1-4]\b(?!\.?\d* ?(?:h|hrs?|hours?|mins?|minutes?|days?|deg\w*|°|cm)\b|\s?°|[:/]\d\d))|\b(?:apr|severity)\b/i,
    otherwise: 'clinical',
  },
  {
    word: /\bpsi\b(?:[- ]?\d{1,2})?/gi,
    clinical:
      /\b(?:pneumonia severity|port score|psi class|\d psi|pressure|tourniquet|ventilat\w+|lymph\w+|reactor)\b/i,
    impact:
      /\bpsi[- ]?\d{1,2}\b|\b(?:safety|indicator|exclu\w+|quality|ahrq|flag\w*|trigger\w*|event|count\w*|avoid\w*|report\w*)\b/i,
    otherwise: 'impact',
  },
  {
    word: /\bhacs?\b/gi,
    clinical: /\b(?:cytarabine|high-dose|chemotherapy|hidac)\b/i,
    near: /\bhac (?:with|plus|and|\/|on days?|cycle|course|regimen)\b|\b(?:cycles?|courses?) of hac\b/i,
    impact: null,
    otherwise: 'impact',
  },
  {
    word: /\brac\b/gi,
    clinical: /\b(?:rapid (?:assessment|access)|radial|right (?:atrial|arm)|clinic)\b/i,
    near: /\b(?:\d+ ?g(?:a|auge)?|piv|iv|access|catheter|placed|line) (?:\w+ ){0,2}(?:in |to |at )?(?:the )?rac\b|\brac (?:piv|iv|site|line|\d+ ?g(?:a|auge)?|infiltrat\w+|swollen|fossa)\b/i,
    impact: /\brecovery audit|\brac (?:audit|review|contractor|reads|denial|request)/i,
    otherwise: 'impact',
  },
  {
    word: /\bvbp\b/gi,
    clinical: /\b(?:bigemin\w+|bypass|ventricular beats?)\b/i,
    impact: /\b(?:purchasing|score|report\w*|penalt\w+|quality|measure|bonus)\b/i,
    otherwise: 'impact',
  },
  {
    word: /\blcds?\b/gi,
    clinical: /\b(?:liquor carbonis|coal tar|tar|psoria\w+|eczema|display|pump|screen|monitor)\b/i,
    impact:
      /\b(?:medicare|coverage|covered|lists?|determination|contractor|polic(?:y|ies)|lcds? (?:for|requires?|wants|names|says))\b/i,
    otherwise: 'impact',
  },
  {
    word: /\bncds?\b/gi,
    clinical:
      /\b(?:neuro-?cognitive|non-?communicable|dementia|geriatric\w*|memory|cogniti\w+|(?:major|mild) ncd|lewy|alzheimer\w*|blood pressure|ncd (?:clinic|screening))\b/i,
    impact:
      /\b(?:medicare|coverage|covered|determination|contractor|ncds? (?:for the|requires?|wants|names|lists|says))\b/i,
    otherwise: 'impact',
  },
  {
    word: /\b(?:mips|aco|ma)\b/gi,
    clinical: /\b(?:projection|angiogra\w+|reconstruction|ct|cta|mra|antibody|assistant)\b/i,
    impact: /\b(?:score|report\w*|penalt\w+|quality|measure|bonus|plan|contract|advantage)\b/i,
    otherwise: 'clinical',
  },
  // Circulation, motion and sensation beyond a cast; the residual volume of urine.
  {
    word: /\bcms\b/gi,
    clinical:
      /\b(?:neuro-?vascular|casts?|splints?|traction|capillary refill|compartment|toes?|fingers?|distal pulses|dorsalis pedis|paresthesia\w*|passive stretch|numb\w*)\b/i,
    impact:
      /\b(?:medicare|medicaid|payments?|reimburs\w*|rules?|measures?|report\w*|audit\w*|coverage|guidance|manual|requirements?|definitions?|condition(?:s)? of participation)\b/i,
    otherwise: 'impact',
  },
  {
    word: /\brvus?\b/gi,
    clinical: /\b(?:bladder scan|void\w*|urin\w+|retention|catheter\w*|post-?void)\b/i,
    impact:
      /\b(?:w-?rvus?|work rvus?|productiv\w+|credit|targets?|bonus|payments?|value units?|compensat\w+|billed)\b/i,
    otherwise: 'impact',
  },
  // What was blown over what a lung of this size should: a value of one patient.
  {
    word: /\b(?:observed|measured|actual)[- ]?(?:to|\/|over|vs\.?|versus|against)[- ]?(?:expected|predicted)\b/gi,
    clinical:
      /\b(?:spirometr\w+|fev-?1|fvc|dlco|peak (?:expiratory )?flow|pefr?|lung function|pulmonary function|pfts?|plethysmogra\w+|6-?minute walk|grip strength|lung (?:area|volume)|head circumference|lhr|diaphragmatic hernia|fetal|hcg)\b/i,
    impact:
      /\b(?:mortalit\w+|deaths?|ratios?|index|stay|readmi\w+|complication\w*|our|hospital'?s?|department'?s?|unit'?s?|rates?|figures?|quality|report\w*|rank\w*)\b/i,
    otherwise: 'impact',
  },
  // How far a drug reaches among the germs: where one was widened, narrowed or changed.
  {
    word: /\b(?:wide[rn]?|widen(?:ed|ing)|broad(?:er|en|ened|ening)?|narrow(?:er|ed|ing)?|extend(?:ed|ing)|escalat(?:ed|ing|ion of)|de-?escalat(?:ed|ing|ion of)|empirical?|dual|double|added|chang(?:e|ed|ing)(?: of| in)?|switch(?:ed|ing)?|initial|current|first)(?: (?:the|her|his|this|in|of))? (?:\w+ )?coverage\b|\b(?<!insurance )(?<!plan )coverage (?:(?:was|is|were|had been|has been|being|then) )?(?:wid|broad|narrow|escalat|de-?escalat|extend|switch|chang)\w+/gi,
    clinical:
      /\b(?:antibiotics?|antimicrobials?|antifungals?|vancomycin|cef\w+|\w+cillin|pip(?:eracillin)?[-/ ]?tazo\w*|\w+penem|\w+mycin|\w+floxacin|\w+micin|metronidazole|linezolid|zosyn|\w+fungin|\w+conazole|aztreonam|tigecycline|doxycycline|colistin)\b/i,
    impact:
      /\b(?:insur\w+|plans?|medica\w+ (?:plan|advantage)|medicare|medicaid|benefits?|polic(?:y|ies)|pay\w*|paid|authori[sz]\w+|approv\w+|claims?|den(?:y|ied|ial|ials)|stay|admission|days|services?|eligib\w+|lapsed?)\b/i,
    otherwise: 'impact',
  },
]

/** A patient has mesenteric ischemia; "our CMI" is a figure of the house. */
const OURS =
  /\b(?:our|your|hospital'?s?|facility'?s?|department'?s?|group'?s?|service'?s?|unit'?s?|ward'?s?|division'?s?|practice'?s?|clinic'?s?|system'?s?|surgeons?'?) (?:\w+ )?$/i

export type Strike = { start: number; end: number }

let lastDraft = ''
const lastSettings = new Map<RegExp, boolean>()
let lastSpelled: ReadonlySet<string> | null = null

function remember(draft: string): void {
  if (draft === lastDraft) return
  lastDraft = draft
  lastSettings.clear()
  lastSpelled = null
}

function isSpelled(draft: string, abbreviation: string): boolean {
  remember(draft)
  lastSpelled ??= spelledOut(draft)
  return lastSpelled.has(abbreviation.toLowerCase())
}

function isSetIn(draft: string, clinical: RegExp): boolean {
  remember(draft)
  const known = lastSettings.get(clinical) ?? clinical.test(draft)
  lastSettings.set(clinical, known)
  return known
}

/** Returns where in a text an ambiguous abbreviation has its clinical sense; `draft` is all words of the draft, which set the scene. */
export function clinicalAbbreviations(text: string, sentenceOf: (at: number) => string, draft: string): Strike[] {
  return AMBIGUOUS.flatMap(({ word, clinical, near, impact, counted, otherwise }) => {
    const matches = [...text.matchAll(word)]
    // The whole draft is searched only where the word stands, and once a draft.
    const [first] = matches
    const setting = first !== undefined && (isSetIn(draft, clinical) || isSpelled(draft, first[0]))
    // Where the words stand close together, many share one sentence, which is read once.
    let before = { sentence: '', financial: false, near: false }
    return matches.flatMap((match) => {
      const sentence = sentenceOf(match.index)
      if (sentence !== before.sentence)
        before = {
          sentence,
          financial: impact?.test(sentence) === true || counted?.test(sentence) === true,
          near: near?.test(sentence) === true,
        }
      const { financial } = before
      const ours = OURS.test(text.slice(Math.max(0, match.index - 24), match.index))
      const innocent = !financial && !ours && (setting || before.near || otherwise === 'clinical')
      return innocent ? [{ start: match.index, end: match.index + match[0].length }] : []
    })
  })
}
