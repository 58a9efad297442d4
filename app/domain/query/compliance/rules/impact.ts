import { matchesOf } from '../language/matches.ts'
import { onceFor } from '../language/once-for.ts'
import { MASK, pattern } from '../language/pattern.ts'
import { clinicalAbbreviations } from '../reading/abbreviations.ts'
import type { Passage } from '../reading/passage.ts'
import { sentenceAt, wordsAt } from '../reading/passage.ts'
import type { Reading } from '../reading/reading.ts'
import type { ContentRule, Hit } from '../rule.ts'
import { houseFigures } from './house-figures.ts'
import { FRAMES } from './impact-frames.ts'
import { innocentMask } from './impact-innocent.ts'
import { STANDING } from './impact-standing.ts'
import { distinct, type Family } from './matching.ts'
import { isOfPatient } from './of-patient.ts'
import { remarksIn } from './remarks.ts'
import { stakesIn } from './stakes.ts'

const OUT = 'leave it out: ask the clinical question alone'

const EXPLICIT: Family[] = [
  {
    test: /\b(?:reimburs\w*|re-?imbursement|payments?|payers?|payors?|prepayment|underpay\w*|overpay\w*|paid (?:less|more|correctly|appropriately|for|at|under)|get(?:s|ting)? paid|(?:be|is|are|being) paid|pays? (?:less|more|for|the|us|correctly)|revenue|billing|billable|bill (?:for|as|at|this|a|the|to|correctly|drop|hold)|billed|rebill\w*|re-?bill|the bill\b|final[- ]bill\w*|bottom line|dollars?|\$\s?\d|money|monetary|fiscal|financially|financial\w*|funding|profit\w*|lucrative|budget|income|fee schedule|(?:higher|lower|bigger|better|full|fuller) fees?\b|charge levels?\b|charge (?:needs|wants|requires|depends|hangs|rests)\b|capitat(?:ion|ed)|charges?\b(?= (?:capture|for|level|will|to))|cost(?:s|ly)? (?:the hospital|us|weight|outlier|report)|economic\w*|compensat(?:ion|ed for)(?! of (?:the )?(?:acid|heart))|bonus\w*|incentive\w*|rvus?|wrvus?|relative value|claims?\b(?= (?:will|would|is|was|may|could|can|to|would|submission|edit|data|has|for|be|denied|denial|drop|pay|goes|review))|\b(?:the|this|our|your|a) claim\b|insurers?|insurance|medicare|medicaid|third[- ]party|cms\b|commercial plan|health plan|medicare advantage|copay\w*|deductible)\b/g,
    why: `Payment, billing and payers have no place in a query: ${OUT}.`,
  },
  {
    test: /\b(?:(?:ms|apr|ap|r|tricare)?-?\s?drgs?\b|diagnosis[- ]related groups?|relative weights?|(?:higher|lower|heavier|lighter|greater|more|less|increased|added|full|extra|additional|full)[- ]weight(?:ed|ing)?\b|case[- ]?mix\w*|cmi\b|\bccs?\/mccs?\b|\bmccs?\b|\bccs?\b|major (?:complication|comorbid\w+)|complication(?:s)?\s?(?:\/|or|and)\s?comorbidit\w+|comorbidit\w+ or complication\w*|groupers?\b|group(?:s|ed|ing)? (?:to|into|higher|lower|differently)|(?:gm|a)los\b|geometric mean|expected length of stay|working group\b|base rate|outlier (?:status|payment))(?![a-z])/g,
    why: `Grouping, weight and CC or MCC status have no place in a query: ${OUT}.`,
  },
  {
    test: /\b(?:hccs?\b|hierarchical condition\w*|raf\b|raf scores?|risk[- ]adjust\w*|risk[- ](?:score|capture|gap|stratification credit)s?\b(?! (?:of|for|was|is|\d|=))|risk factor score|v2[48]\b|hedis|mips\b|macra|aco\b(?! )|suspect(?:ed)? (?:condition )?(?:gap|list)s?|(?:care|coding|documentation|diagnosis|hcc|condition)[- ]gaps?\b|gap closure|clos\w+ (?:the |this |that |an? |all |open )?(?:\w+ )?gaps?\b|re-?captur\w+|awv\b|annual wellness (?:visit )?(?:captur\w+|credit))/g,
    why: `Risk adjustment has no place in a query: ${OUT}.`,
  },
  {
    test: /\b(?:e\s?(?:\/|&|and)\s?m (?:level|code|service|visit|leveling|documentation|criteria|charge)s?|e\/m\b|(?:support|justify|warrant|bill|meet|qualif\w|reach|sustain|code|get|achieve|need|back|substantiate)\w*[^.;?\n]{0,40}\b(?:level[- ](?:[1-5]|one|two|three|four|five|iv|v|iii|ii)\b|992\d\d\b|higher[- ]level|visit level|level of service|level of (?:the )?(?:visit|mdm|medical decision\w*)|level billed|level charged|higher code|higher level)|99[2-4]\d\d\b(?! ml)|visit level|level of (?:the )?(?:visit|service|billing)|level[- ](?:[1-5]|one|two|three|four|five) (?:visit|service|code|charge|office|e)|(?:higher|lower|upper|better|top)[- ]level (?:of )?(?:visit|service|code|charge|e)|down-?cod\w+|up-?cod\w+|under-?cod\w+|medical decision[- ]making (?:level|score|credit|complexity|points)|mdm (?:level|credit|points|complexity)|modifier[- ]?25)\b/g,
    why: `Visit levels and what a note supports in billing have no place in a query: ${OUT}.`,
  },
  {
    test: /\b(?:severity[- ]of[- ]illness|soi\b|soi\/rom|rom\b|risk[- ]of[- ](?:mortality|dying|death) (?:score|level|class|subclass|category|statistic|rating)?|(?:expected|predicted|observed)[- ](?:mortality|death|deaths|mortalities|complications?|readmissions?|rates?|los|length)\b|(?:observed|o)[- ]?(?:to|\/|over|vs|versus)[- ]?(?:expected|e)\b|o\/e|o:e|mortality (?:index|ratio|rate|statistic|score|data|figures?|numbers?|metric|profile|ranking|review committee)s?|(?:quality|performance|safety|outcome|core)[- ](?:indicators?|metrics?|measures?|scores?|scorecards?|reporting|ratings?|rankings?|data|numbers?|dashboards?|statistics?|program|profile|stars?|benchmarks?|penalt\w+|incentives?)|psi[- ]?\d*\b|patient safety indicators?|hac\b|hacs\b|hospital[- ]acquired condition\w*|never event|value[- ]based|vbp\b|star ratings?|\d[- ]stars?\b|leapfrog|vizient|healthgrades|u\.?s\.? news|care compare|hospital compare|physician compare|elixhauser|premier data\w*|public(?:ly)? (?:report\w*|rating|ranking|statistic|data|available|facing|score|posted|display\w*|website|profile)|report cards?|score-?cards?|(?:your|our|the hospital'?s?|hospital|physician|surgeon|provider|departmental?|individual|group|service line'?s?) (?:profiles?|rankings?|ratings?|statistics?|stats|numbers|outcomes? data|metrics?|score|scores|quality|grades?|dashboard|benchmark\w*|mortality|complication rates?|data look|figures)|(?:his|her) (?:rankings?|statistics|stats|metrics|dashboard|benchmark\w*|complication rates?|data look)|profil(?:ing|ed)\b|rankings?\b|benchmark\w*|readmission (?:penalt\w+|rate|measure|metric)s?|penalt(?:y|ies)\b|penali[sz]\w+|nsqip|sts (?:score|database|rating)|accreditation|magnet status|league table|complication rates?|adverse event (?:rate|count|tally)|infection rates?|exclu(?:des?|sion|ded) (?:from|the) (?:the )?(?:\w+ ){0,3}(?:measure|indicator|metric|denominator|numerator|cohort|psi|calculation|report\w*|statistics?|rate)|denominator|numerator)\b/g,
    why: `Severity statistics, quality measures, rankings and profiles have no place in a query: ${OUT}.`,
  },
  {
    test: /\b(?:denials?\b|deny(?:ing)?\b|denied\b|audit(?:s|ed|ing|ors?|able|-proof)?\b|racs?\b|recovery audit\w*|take-?backs?|taken back|claw-?backs?|clawed back|recoup\w*|appeals? (?:process|letter|this|the|a|is|to|against|rights|needs?|will|would|hangs?|rests?|fails?|goes)|appealed|appealable|(?:utili[sz]ation|payer|peer|external|outside|third[- ]party|retrospective|insurance|pre-?payment|post-?payment|government|federal|medical necessity|compliance) review\w*|reviewers?\b|oig\b|rejected (?:claim|by)|overturn\w*|contested|disallow\w*|medical(?:ly)? necess\w+|not covered|covered (?:by|under|service|benefit|indication)|coverage\b|(?:prior|pre)[- ]?auth\w*|authori[sz](?:ation|ed) (?:for|by|from|of|will|is|days|to)|pre-?certif\w+|lcds?\b|ncds?\b|(?:local|national) coverage|two[- ]midnights?|2[- ]midnights?|inpatient (?:status|only|criteria|level)|observation status|interqual|milliman|mcg criteria|admission criteria|continued stay|level of care (?:criteria|determination|review|approval))\b/g,
    why: `Denials, audits, reviews and coverage have no place in a query: ${OUT}.`,
  },
]

const SCALE =
  '(?:sick|ill|acuity|complexity|complex|severity|severe|seriousness|serious|intensity|gravity|burden|acutely_ill|sickness|resources?|resource_use|resource_utili[sz]ation|resource_intensity|effort|work|workload|labor|difficulty|difficult|risk|how_much|true_picture|full_picture|full_extent|magnitude|weight|value|challenging|critical|criticality|degree_of_illness|illness|level_of_illness|time_and_effort|high_risk)'
/** A term that carries no side, type or date lacks a clinical detail; it is not said to count for anything. */
const DETAIL =
  '_(?:an?_|any_|the_|its_|his_|her_|one_|further_|other_)*(?:(?:clinical|exact|specific|single|known|particular)_)?(?:sides?|laterality|sites?|veins?|vessels?|arter(?:y|ies)|lobes?|types?|kinds?|stages?|acuity|depths?|layers?|organisms?|causes?|etiolog\\w+|mechanisms?|durations?|onset|timing|dates?|times?|locations?|places?|numbers?_of|sizes?|measurements?|doses?|routes?|instruments?|techniques?|devices?|reasons?|indications?|name|detail|details|description|mention|statement|findings?|trimester|gestational|which|what|whether|how_(?:long|many|deep|large|often)|when|where|why|who|one_or|both|choice|\\uE004+)(?![a-z0-9])'
const HINTS: Family[] = [
  {
    test: pattern(
      `{purpose} ~12 (?:how_(?:very_|truly_|really_|critically_|acutely_|seriously_)?(?:sick|ill|complex|severe|serious|unwell|frail|complicated|difficult|hard|much_work|much_care|involved)|${SCALE}_(?:of_)?(?:the_|this_|your_|our_|his_|her_|their_|that_|such_a_|an?_)?(?:patient's_|patients_|medical_|clinical_)?(?:care|illness|patients?|case|stay|population|picture|admission|work|service|services|condition|visit|encounter|hospitali[sz]ation|involved|required|used|spent|consumed|put_in|you_put|delivered|provided|situation|presentation|was|were|is))`,
      `{purpose} ~12 (?:as|so)_(?:sick|ill|complex|complicated|severe|serious|unwell|acute|demanding|difficult|challenging|hard)_as`,
      `{purpose} ~7 (?:true|full|actual|real|overall|total|appropriate|accurate|correct|complete|proper|high|higher|greater|entire|patient's|patient|illness|clinical|case|disease)_(?:\\w+_)?(?:acuity|complexity|severity|burden|intensity|illness_burden|sickness|seriousness|gravity|risk|resource_\\w+|weight|value|level)`,
      `how_(?:very_|truly_|really_|critically_|acutely_|seriously_|extremely_)?(?:sick|ill|complex|unwell|complicated)_(?:the|this|your|our|he|she|they|these|a|patients?|people)(?!_(?:patient_)?(?:looked|appeared|seemed|felt)_(?:to_you|on_(?:arrival|exam\\w*|admission)|at_the_bedside|when|to_the_team))`,
      `(?:sicker|more_complex|more_acute|more_severe|less_sick|less_acute|less_complex|less_ill|healthier|simpler|more_ill)_(?:than|patient|patients|population|picture|case|on_paper|in_the)`,
      `(?:accurately|fully|truly|adequately|properly|correctly|appropriately|better|completely|faithfully)_(?:reflects?|capture|captures|captured|conveys?|portrays?|represents?|reflected|show|shows|depicts?|mirrors?) ~5 (?:acuity|complexity|severity|burden|intensity|sick|ill|resources?|work|effort|value|risk|seriousness)`,
      `(?:reflects?|captures?|conveys?|portrays?|shows?|tells?|represents?|reflecting|capturing|conveying|demonstrates?|depicts?|illustrates?) ~4 (?:acuity|complexity|illness_burden|burden_of_illness|severity_of_(?:the_)?(?:illness|patient|case|picture|stay)|intensity_of_(?:care|service|services|treatment|resources)|resource_\\w+|resources_(?:used|consumed|required|expended)|work_(?:you|that|involved|done|put|performed)|care_intensity|patient_complexity|full_clinical_complexity|medical_complexity)`,
      `(?:acuity|complexity|intensity|severity)_(?:of_(?:the_|this_|your_|our_|his_|her_)?(?:patient|case|stay|care|hospitali[sz]ation|population|admission|visit|service|services|picture|work|illness|management|encounter)|level|score|on_paper|index|adjust\\w+)`,
      `(?:so_that|so_the|lest|otherwise|to_avoid|to_prevent|to_keep|rather_than) ~9 (?:sorted|lumped|filed|grouped|bundled|classed|binned|counted|bracketed|thrown|ranked|tallied|compared|measured) ~1 (?:in|together|among|with|as|under|against|by|alongside)`,
      `(?:fresh|new|calendar|coming|january|december|year_end|turn_of_the_year)_(?:year)? ~16 (?:counts?|counted|once_more|anew|afresh|written_down|said_again|stated_again|renew\\w*|resets?|expires?|lapses?|drops?_off|falls?_off|picked_up|carried_over|brought_forward)`,
      `(?:so_that|so|lest|in_order_that) ~1 (?:whoever|anyone|anybody|people|others|those_who|readers?|someone|a_stranger|outsiders?) ~3 (?:sees?|reads?|looks?|opens?|knows?|can|could|will|would|understands?|tells?|gets?)(?!_(?:after|treats|cares|follows))`,
      `(?:terms?|wording|words|diagnos[ei]s|note|record|summary|file) ~4 (?:carry|carries|takes?|brings?|gets?|leaves?) ~1 (?:the|this|her|his|your|a)_(?:stay|visit|admission|case|encounter|patient) ~2 (?:further|far|lower|short|nowhere|below|behind|higher|up|down)`,
      `(?:so_that|so|lest) ~6 (?:stay|admission|visit|chart|record|case|note|summary|encounter) ~4 (?:comes?_across|looks?|reads?|appears?|shows?_as|seems?|stands?_out)_(?:as|like|the|heavy|serious|what|so|to)`,
      `(?:calendar|slate|new_year|year) ~1 (?:turned_over|turns_over|rolled_over|starts?_over|starts?_afresh|blank|wiped|resets?|begins_again)`,
    ),
    why: `Acuity or complexity of the picture as the purpose hints at impact: ${OUT}.`,
  },
  {
    test: pattern(
      `(?:present|current|existing|bare|this)_(?:wording|documentation|language|terms?|terminology) ~2 (?:lands?|sorts?|maps?|groups?|falls?|drops?|slots?|classifies|rolls?|ends_up|defaults?)_(?:only_|up_|back_)?(?:in|into|under|to|as|out|with|among)(?!_(?:two|three|both|one_of|the_(?:\\uE004+|discharge|progress|consult|note|notes|h&p|summary|section|part|plan|end)))`,
      `(?:charged|billed|coded|priced)_(?:out_)?(?:at|as|with)_(?:a_|an_)?level`,
      `(?:visit|claim|charge|encounter|account|service|bill|stay)_(?:\\w+_){0,3}(?:submitted|dropped)_(?:out_)?(?:at|as|with)_(?:a_|an_)?level`,
      `(?:as_(?:it_)?(?:stands|written|worded|documented|is|currently_\\w+)|current(?:ly)?|present|existing|without_(?:it|this|that|more|further|a|the|additional|specificity|greater)|unless|at_present|right_now|today|the_(?:term|word|wording|note|record|chart|phrase|diagnosis|documentation|current_\\w+|present_\\w+)|your_(?:note|documentation|wording)|this_(?:term|word|wording|note|documentation|phrase|diagnosis)|nonspecific|unspecified|vague|symptom) ~8 (?:only_supports?|supports?_only|only_(?:justif\\w+|warrants?|carries|counts?|maps?|earns|yields|qualifies)|(?:justif\\w+|warrants?|maps?|earns|yields|qualifies)_(?:for_)?only|supports?_(?:a_|the_)?(?:lower|lesser|low|minimal|basic|simple|lowest|less|lighter|higher|reduced)|(?:falls?|lands?|drops?|goes|ends_up|sits|puts|places|lumps?|maps?|sorts|slots?|groups?|classified|defaults?|rolls?)_(?:\\w+_)?(?:into|in|to|under|at|with)_(?:a_|the_|an_)?(?:\\w+_)?(?:lower|lesser|low|lowest|minimal|less|lighter|unspecified|default|nonspecific|different|category|bucket|tier|group|class|bracket|basket|bin)|(?:carries|carry|counts?|earns?|scores?|registers?|contributes?|adds)_(?:for_)?(?:nothing|(?:no|little|less|zero|minimal|more|extra|greater|not_much)(?!${DETAIL}))_?(?:weight|value|credit|impact|points?|severity|benefit|recognition|effect|difference|risk)?|(?:adds?|brings?|has|have|bears?|holds?|makes?|means?|gets?|gives?|yields?)_(?:\\w+_)?(?:no|little|less|zero|minimal|more|extra|additional|greater|significant|any|not_much)_(?:weight|value|credit|impact|points?|severity|benefit|recognition|effect|difference|significance|risk)|(?:does|do|will|would|is|can)_(?:not|n't|no_longer)_(?:\\w+_)?(?:count|carry|add|support|register|qualify|contribute|earn|capture|reflect|score|move|matter|weigh|recogni[sz]ed|enough_to_support)(?!${DETAIL})|(?:doesn't|don't|won't|can't|wouldn't)_(?:\\w+_)?(?:count|carry|add|support|register|qualify|contribute|earn|capture|reflect|score|move|weigh)(?!${DETAIL}))`,
      `(?:supports?|justif(?:y|ies)|warrants?|sustains?|substantiates?|backs?|qualif(?:y|ies)_for|gets?|earns?|reach(?:es)?|moves?|shifts?|bumps?|pushes|drives?|raises?|lifts?|lands?|puts?|places?|assigns?|results?_in|leads?_to|yields?|changes?|affects?|impacts?|increases?|improves?|influences?|boosts?|elevates?|lowers?|reduces?|decreases?|optimi[sz]es?|maximi[sz]es?|determines?|justifying|supporting) ~4 (?:(?:higher|lower|better|different|more_specific|heavier|appropriate|proper|correct|another|next|upper|top|greater|more_favou?rable|more_severe|optimal|right|full|more_resource_\\w+|richer)_(?:\\w+_)?(?:grouping|group|tier|category|bracket|class|weight|weighting|level_of_(?:visit|service|care|billing)|visit|code_level|score|assignment|classification|rating|rate|ranking|reimbursement|index|bucket|code|stay)|the_(?:grouping|weight|weighting|tier|score|index|assignment|rating|rate|ranking|level_of_service|visit_level|numbers|statistics|final_code|coded_\\w+)|our_\\w+|your_(?:score|numbers|stats|statistics|profile|rating|index|metrics|standing|record|rank\\w*))`,
      `(?:weighs?|weighted|counts?|scores?|ranks?|rated|rates|measured|classed|grouped|categori[sz]ed|valued|scored|graded)_(?:much_|far_|significantly_)?(?:more|less|higher|lower|heavier|better|worse|heavily|lightly|double)|(?:weighs?|weighted|counts?|scores|ranks?|classed|grouped|categori[sz]ed|valued|paid)_(?:much_|far_|significantly_)?differently`,
      `(?:more|less|greater|extra|added|additional|higher|lower|further)_(?:\\w+_)?(?:credit|points|weight|weighting|reimbursement|value_(?:to|for)|leverage|upside)`,
      `(?:can(?:not|'t)?|could|able|unable|allow|allows|allowing|let|lets|need|needs|want|help|helps|us|we|hospital|coding|team|department)_(?:us_|we_|to_|not_|be_)*(?:bill|charge|group|drop|submit|invoice|get_paid|collect|recover)`,
    ),
    why: `What the present wording supports in grouping, weight or level is not for the recipient: ${OUT}.`,
  },
  {
    test: pattern(
      `(?:withstand|withstands|survive|survives|hold_up|holds_up|hold_water|stand_up|stands_up|stand_the_test|bear|pass|passes|endure|weather|resist|defend|defends|defended|defending|defensible|defensibility|indefensible|bulletproof|airtight|watertight|ironclad|protect|protects|protected|protecting|safeguard|shield|shore_up|stick|vulnerable|exposed|exposure|exposes|at_risk|susceptible|open_to_challenge|fend_off|stave_off|head_off) ~7 (?:scrutiny|review|reviewed|reviewers?|inspection|examination|outside|external|challenged?|challenges|questioned|question|questions|second_look|third_part\\w+|insurer|auditors?|afterwards|later|criticism|pushback|rejected|rejection|being_removed|removal|contractor|regulators?|inspectors?|surveyors?|legal|court|lawyers?|investigat\\w+|diagnosis|stay|admission|case|record|chart|documentation)`,
      `(?:outside|external|independent|third_party|government|federal|insurance|insurer|payer|contract|post_discharge|retrospective|later|future|subsequent)_(?:\\w+_)?(?:reviewers?|reviews?|scrutiny|look|inspectors?|contractors?|agency|agencies|entity|entities|examiners?|challenge|challenges|parties|party|eyes|vendors?|companies|company)`,
      `(?:scrutiny|second_guess\\w*|called_into_question|challenged_(?:later|by|after|on|if|when)|picked_apart|torn_apart|thrown_out|kicked_(?:back|out)|pulled_back|knocked_(?:down|off|out)|struck_(?:down|off)|bounce\\w*_back|reversed_(?:later|by|on)|flagged_by|questioned_(?:later|by|after|on)|removed_(?:later_)?by|rejected_by|downgraded_by|downgrade[ds]?|refused_by_(?:the_|her_|his_|their_|our_|any_|a_)?(?:\\w+_)?(?:plan|plans|payers?|insurers?|carrier|company|medicare|medicaid|contractor|reviewers?|auditors?|agency|board)|turned_down(?!_(?:the|his|her|our|a|an|that|this|food|meals?|all|any|every|lights?|volume|sound)_?))`,
      `(?:justif(?:y|ies|ied|ication_(?:for|of))|support|supports|defend|substantiate|warrant|warrants|explain)_(?:\\w+_)?(?:the_|this_|his_|her_|an_|our_|your_|a_)?(?:\\w+_)?(?:stay|admission|inpatient|hospitali[sz]ation|level_of_care|length_of_stay|days|icu_(?:stay|days|level)|bed|status|necessity|extended|continued|readmission|length)`,
    ),
    unless: /\b(?:survived? (?:the|his|her) (?:arrest|surgery))\b/,
    why: `Survival of an outside review has no place in a query: ${OUT}.`,
  },
  {
    test: pattern(
      `(?:not|won't|will_not|would_not|cannot|can't|unless|otherwise|only|be|get|gets|have|has|will|would|to|so|before|until|is|if) ~5 (?:approve|approved|approves|authori[sz]e|authori[sz]ed|authori[sz]es|cover|covered|covers|allowed_by|eligible|eligibility|qualif(?:y|ies)|qualified|preapproved|certified|sanctioned) ~6 (?:scan|test|testing|infusion|therapy|drug|device|stay|rehab|rehabilitation|snf|home_(?:health|oxygen|care)|imaging|mri|ct|pet|procedure|surgery|equipment|dme|wheelchair|cpap|oxygen|medication|study|transfer|placement|transport|service|services|treatment|study|biologic|injection|days|admission|visit|lab|panel|bed|by_the|under_(?:the|their|his|her)_(?:plan|benefit|policy))`,
      `(?:test|scan|infusion|therapy|drug|device|stay|rehab|imaging|mri|procedure|surgery|equipment|oxygen|medication|service|treatment|injection|study|lab|panel|order|visit|transport|placement|cpap)_(?:\\w+_){0,3}(?:can|will|would|could|may|to|is|be|gets?|are|might|cannot|won't)_(?:be_|not_be_|not_|get_)?(?:approved|authori[sz]ed|covered|eligible|allowed|certified|preapproved|go_through|cleared|rejected|refused)`,
      `(?:benefits?|plan|policyholder)_(?:limits?|requirements?|will_not|won't|requires|period|approv\\w+|pays?(?!_(?:no_|little_|close_|more_)?attention))`,
    ),
    unless: /\b(?:antibiotic|mrsa|gram|anaerob)\b/,
    why: `Coverage or approval of a service has no place in a query: ${OUT}.`,
  },
  {
    test: pattern(
      `(?:each|every|per|this|once_a|once_per|new|calendar|annual|annually|yearly|once_every|at_least_once|current|next|before_the_end_of_the|by_year_end|end_of_the|by_december|since_january|as_of_january) ~2 (?:calendar_)?(?:year|years|yr|annum|january|december|plan_year|reporting_(?:year|period|cycle)|annually) ~8 (?:document\\w*|re-?document\\w*|address\\w*|captur\\w*|report\\w*|re-?report\\w*|record\\w*|list\\w*|submit\\w*|re-?state\\w*|mention\\w*|confirm\\w*|carr\\w+|re-?assess\\w*|count\\w*|refresh\\w*|resubmit\\w*|noted|update[ds]?)`,
      `(?:document\\w*|re-?document\\w*|address\\w*|captur\\w*|report\\w*|re-?report\\w*|recorded|listed|submitted|re-?stated?|mentioned|confirmed|carried|re-?assessed|refresh\\w*|resubmit\\w*|noted|updated?|coded|appear|appears|picked_up) ~7 (?:(?:each|every|per|once_a|once_per|once_every|at_least_once_a|once_each|this|in_the_current|new)_(?:calendar_|reporting_|plan_|benefit_|contract_)?(?:year|january|period|cycle|annum)|annually|yearly|year_after_year|by_december|before_december|before_year_end|by_the_end_of_the_year|before_the_year|since_last_year|year_over_year|so_far_this_year|yet_this_year)`,
      `(?:drops?|falls?|fell|dropped|rolls?|comes|came|wiped|disappears?|vanish\\w*|lapses?|expires?|resets?|cleared|starts_over|start_over|slate)_(?:off|clean|out|over|away|from)?_?(?:the_|his_|her_|our_|every_|each_|in_|on_|at_|from_|with_)* ~3 (?:list|registry|january|year|record|profile|roster|file|panel)`,
    ),
    unless: /\b(?:vaccin|influenza|screening|mammogram|eye exam|colonoscopy|history of present)\b/,
    why: `Periodic re-reporting of chronic conditions hints at risk adjustment: ${OUT}.`,
  },
  {
    test: pattern(
      `(?:move[sd]?_(?:this|the|our)_(?:case|stay|chart|account|record|admission)_(?:up|higher|down|into)|(?:one|a|another|single)_(?:more_)?(?:\\w+_)?(?:diagnosis|condition|code)_(?:\\w+_){0,2}(?:needed|short|away|would_be_enough|missing)_?(?:to_move|from|of|to_reach|for_the)|pulled_later|chart_is_pulled|pulled_for|(?:to|can|may|could|we|allowed_to)_(?:charge|collect|invoice)|(?:look|looks|looked|appear|appears|read|reads|seem|seems)_like_an?_(?:\\w+_)?(?:simple|routine|easy|uncomplicated|straightforward|minor|short|mild|ordinary)|(?:data|figures|statistics|numbers|metrics)_(?:to_|will_|would_|should_)?(?:show|reflect|say|tell|count|look|suffer|improve)s?|(?:recognition|recogni[sz]ed|acknowledged)_(?:for|of)_(?:the|your|our|all)_(?:\\w+_)?(?:work|effort|care|complexity|time)|count_as_(?:an?|one|ours|yours)|(?:as|becomes?|(?:would|will|may|must|might)_be|go_down_as)_(?:ours|yours)(?!_to)|on_(?:our|your)_watch|(?:at|to)_(?:our|your)_door|pinned_on_(?:us|you)|made_whole|(?:terms?|wording|note|record|documentation|diagnosis|diagnoses|list)_(?:\\w+_){0,3}(?:puts?|places?|leaves?|keeps?|lands?|files?|seats?)_(?:\\w+_){1,3}(?:with|among|in|beside)_(?:the_|our_)?(?:\\w+_)?(?:simple|simpler|simplest|light|lighter|lightest|routine|lowest|easy|easiest|ordinary|uncomplicated)|(?:off|on|from)_(?:our|your|the)_(?:books|record_of_complications|quality_list|watch_list|dashboard|scoreboard)|quality_(?:list|flag|review|case|event|fallout)|(?:capture|captures|captured|capturing|reporting|report|coding)_(?:of_)?(?:the_|full_|true_|patient_|illness_)*(?:severity|acuity|complexity)|(?:severity|acuity|complexity)_(?:capture|reporting|coding|statistics|adjustment|credit|profile|points)|under_?(?:reported|reporting|coded|documented_for)|(?:true|real|full|actual)_costs?|costs?_of_(?:care|the_stay|this_stay|treatment|caring|the_case)|adds?_(?:a_|an_|some_|more_|to_the_)?(?:points?|score)|coefficient|(?:chair|chief|leadership|administration|management|board|ceo|cfo|director|executives?|c_suite)_(?:\\w+_)?(?:watches|looks_at|tracks|monitors|follows|wants|asked|asks|expects|is_watching|cares|will_see|sees)|(?:level_of_(?:the|this|your)_(?:visit|service|encounter))|(?:low|moderate|high|straightforward)_complexity_(?:\\w+_){0,3}(?:met|supported|reached|decision|mdm|justified)|the_public_(?:can|will|may|sees?|reads?|looks?|view|has)|covered_(?:diagnosis|diagnoses|condition|indication|code|reason)|(?:admission|stay|hospitali[sz]ation|bed|days?|visit)_(?:\\w+_){0,4}(?:justified|justifiable|questioned|defended|defensible)|(?:expected|geometric|average|target|benchmark|allowed|allotted|approved)_(?:mean_)?(?:length|days|stay|los|number_of_days)|length_of_stay_(?:\\w+_){0,3}(?:exceeds?|expected|longer|too_long|target|average|benchmark|index|outlier|supported)|looks?_(?:\\w+_){0,3}(?:sicker|healthier|more_complex|less_complex|more_acute|better_on|worse_on)|(?:preventable|avoidable|unexpected|unanticipated)_(?:death|mortality|event|complication|readmission)|(?:annual|yearly)_(?:re_)?(?:documentation|capture|reporting|submission|recapture|re_?assessment|confirmation|refresh|renewal|restatement)|(?:plan|contract|program|programme)_(?:requires?|wants|asks|demands|expects|needs)|(?:more|less|most|very|highly)_(?:valuable|lucrative|profitable|rewarding|advantageous)|(?:outsiders?|someone_outside|outside_(?:may|might|could|will|would|looks?|looking|people|readers?|persons?|parties|experts?))|(?:doubt|question|challenge|dispute|contest|attack)_(?:this|the|it|our|your|such)_(?:\\w+_)?(?:diagnosis|stay|admission|record|condition|necessity)_(?:later|after|on|if|when|in|at)|compared_(?:with|to|against)_others|compare[ds]?_(?:\\w+_){0,2}(?:with|to|against)_(?:other_)?(?:hospitals|peers|facilities|surgeons|physicians|others|providers|colleagues)|(?:will|would|would_otherwise|otherwise|may|might|could|to|gets?|be|is|are|will_otherwise)_(?:\\w+_){0,2}(?:reported|classified|counted|labell?ed|flagged|categori[sz]ed|logged|recorded)_(?:\\w+_)?as_(?:an?_)?(?:\\w+_)?(?:hospital_acquired|complication|event|error|failure|hac|preventable|never_event|adverse)|(?:quality|finance|financial|revenue|billing|coding_compliance|business|denials?|utili[sz]ation|risk|reimbursement|revenue_cycle|performance)_(?:department|team|office|committee|staff|director|leadership|group|people|management|review|manager|improvement_team)|under_?(?:values?|valued|states?|stated|represents?|represented|reports?|reported|sells?)_(?:the|your|his|her|this|our|what|how)|(?:your|the)_(?:hard_)?(?:work|effort|efforts|care|time)_(?:\\w+_){0,4}(?:recogni[sz]ed|counted|credited|reflected|shown|seen|valued|acknowledged|captured|paid)|(?:look|looks|looked|appear|appears|seem|seems)_(?:\\w+_){0,4}(?:on_paper|in_the_data|in_the_system|in_our_data|in_the_statistics|to_outsiders|to_the_outside|healthier|healthy|low_risk)|visit_level|credit|credits|credited|gain|gains|benefit_(?:the_(?:hospital|facility|department|group|organization|service|practice|team)|us|you|both|everyone|from|all)|benefits_(?:the_(?:hospital|facility|department)|us|you|our)|win_win|pay_?off|payback|reward|rewards|rewarded|windfall|upside|shortchang\\w*|short-?changed|sell\\w*_(?:yourself|ourselves|your|the_hospital)_short|selling_\\w+_short|leav(?:e|es|ing)_(?:\\w+_)?on_the_table|left_on_the_table|on_the_table|lost_opportunity|missed_opportunity|opportunity_(?:to|for|here|exists|with|in|on)|(?:is|see|have|found|find|identified)_an_(?:\\w+_)?opportunity|opportunities|documentation_opportunity|query_opportunity|improvement_opportunity|low_hanging|full_value|worth_(?:more|it|a_lot|documenting|noting_that|the|far|much|considerably|less)|optimi[sz](?:e|es|ed|ing|ation)|maximi[sz](?:e|es|ed|ing|ation)|upgrade[ds]?|enhance[ds]?_(?:the|our|your)|boost(?:s|ed|ing)?|(?:bump|bumps|bumped|bumping)_(?:up_)?(?:the_|this_|our_|your_|her_|his_)(?:\\w+_)?(?:stay|case|visit|admission|chart|account|encounter|numbers|score|level|code|drg|tier|weight|payment|acuity|rate|group\\w*|severity)|bump_(?:in|on)_(?:the_)?(?:payment|weight|score|rate|numbers|level)|(?:payment|score|weight|nice|real)_bump|best_possible_(?:code|outcome_for|result)|impact_(?:the|our|your|on_(?:the|our|your)_(?:hospital|case|stay|numbers|service|group|department|score))|impacts?_(?:our|your|the_(?:hospital|case|coding|numbers|final|grouping|score|stay))|impactful|(?:make|makes|making|made)_(?:a_|the_|us_|you_|our_|your_|quite_a_|big_|real_|an_)*(?:big_|real_|important_|huge_|significant_)?(?:difference|look|impact)|looks?_(?:better|worse|bad|good|poor|poorly)_?(?:for|on|in|to)?|reflects?_(?:\\w+_)?(?:poorly|badly|well|favou?rably|unfavou?rably|on_you|on_us|on_the_(?:hospital|department|service|surgeon|team|unit))|count(?:s|ed|ing)?_(?:against|toward|towards|for_you|as_a_(?:\\w+_)?(?:complication|event|death|failure|readmission|hit))|held_against|attributed_to_(?:you|your|our|the_(?:surgeon|service|hospital|department|unit))|tied_to_(?:you|your)|against_(?:you|your|us|our|the_(?:hospital|surgeon|service|department))|dings?|dinged|hit_(?:to|on|our|your)|(?:our|your|hospital's|department's|surgeon's|group's|unit's|facility|facility's)_(?:\\w+_)?(?:numbers|stats|statistics|figures|results|outcomes|data|scores?|standing|reputation|image|rates?|rank\\w*|goals?|targets?|performance|report_cards?|grade|metrics|dashboard|record_looks))`,
      `(?:help|helps|helping|improve|improves|improving|protect|protects|raise|raises|lift|lifts|support|hurt|hurts|affect|affects|damage|damages|lower|lowers|drag|drags|skew|skews|harm|harms|good_for|bad_for|better_for)_(?:\\w+_)?(?:our|your|the_(?:hospital|hospital's|department|department's|facility|facility's|unit|unit's|service|service's|group|group's|team's|organization|institution))`,
      `(?:adverse|negative|unfavou?rable|positive|favou?rable)_(?:\\w+_)?(?:impact|effect|consequences?|reflection|statistic|statistics|mark|outcome_data)_(?:on|for|to)`,
      `(?:our|your|hospital's|department's|surgeon's|group's|unit's)_(?:quarterly|annual|monthly|public|quality|outcomes?|performance|surgical|complications?|published)_(?:\\w+_)?reports?`,
      `(?:stay|admission|account|encounter|hospitali[sz]ation|case|chart)_(?:now_|only_|just_|simply_|currently_|will_|would_|is_|gets_|then_){0,2}(?:files?|filed|groups?|grouped|classes|classed|sorts?|sorted|slots?|slotted|lands?|indexe[sd]|buckets?|bucketed|codes?_out|rolls?_up|defaults?|falls?)_(?:out_)?(?:under|as|into|in|to|with|among)`,
      `(?:published|posted|released|reported|public)_(?:figures|numbers|rates|results|outcomes|statistics|list|table|tables)`,
      `(?:figures|numbers|rates|results|data|statistics|record|report)_(?:for|of|on|by)_(?:your|our)_(?:\\w+_)?(?:service|unit|department|hospital|group|surgeons?|team|division|practice|line|program)`,
      `(?:account|bill|chart|encounter|record|abstract|coding|claim)_(?:\\w+_){0,3}(?:on_hold|is_held|being_held|held_(?:for|until|pending|back|up)|waiting_to_(?:drop|go|close)|(?:can|may|will|could|to|cannot|can't)_(?:not_)?(?:be_)?(?:released?|drop|finali[sz]ed?|closed?|go_out|move_on|move_forward)|drops|goes_out)`,
      `(?:sorts?|groups?|files?|maps?|lands?|slots?|falls?|defaults?|routes?|goes)_(?:into|to)_(?:the_|an?_)?(?:\\w+_)?(?:simplest|plainest|default|lowest|cheapest|lightest|basic|smallest|least)_(?:\\w+_)?(?:group|bucket|bin|tier|class|category|basket|bracket|rung|step|box)`,
      `(?:look|looked|eyes|review|reviewed|check|checked|hold|held|holding|stopped|paused|flagged) ~6 (?:before|until|till|prior_to)_(?:it|this|the_(?:account|chart|case|record|encounter|stay|file)|release|final)_?(?:drops?|dropping|goes_out|goes_through|is_released|releases|is_sent|is_final|finals|closes|can_go)`,
      `(?:statistics?|stats|tall(?:y|ies)|league|website|consumers?_(?:see|look)|shoppers?|rating|ratings|ranked|public_(?:sees|eye|view|record|domain|comparison|comparisons)|comparison_(?:site|data|website|report|with)|compared_(?:with|to|against)_(?:other_)?(?:hospitals|peers|facilities|surgeons|physicians|similar_hospitals|national|institutions|groups))`,
      `(?:take|takes|taken|taking)_(?:it_|this_|that_|them_)?away_from_(?:us|you|the_(?:hospital|house|unit))`,
      `(?:give|giving|gave)_(?:this|that|it)_(?:one_|case_)?away`,
      `(?:admission|inpatient|patient)_status ~4 (?:doubt|question|questioned|issue|dispute|challenged?)`,
      `(?:good|better|best|nice|useful)_for_the_(?:case|chart|record|account|stay|numbers|hospital|unit)`,
      `(?:write|writing|send|sending|answer|answering|get|getting)_(?:a_|another_|the_)?letters?_about ~2`,
      `(?:infection_(?:prevention|control)|quality|risk_management|the_registry|registries|safety_office|the_state) ~2 (?:has|have|needs?|wants?|is_obliged|are_obliged|must|will|would) ~2 (?:file|report|count|log|track|submit|tally|enter)`,
      `(?:death|deaths|mortality|mortalities|complication|complications|readmission|readmissions|infection)_(?:\\w+_)?(?:numbers|figures|statistics|count|counts|counted|tally|expected|predicted|unexpected|unanticipated|looks?|counts?_as|be_counted|appear\\w*_(?:expected|unexpected))`,
      `(?:model|models|formula|algorithm|software|system|database)_(?:\\w+_)?(?:expects?|expected|predicts?|predicted|calculates?|gives|credits?|assigns?|counts?|adjusts?|considers?|sees|treats|weights?|scores?)`,
      `{purpose} ~10 (?:coder|coders|coding|codes?|coded|code_assignment|code_set|icd(?:-10)?|classification|code_accuracy|code_capture|specificity_of_coding)_(?:\\w+_)?(?:weight|higher|optimi\\w+|value|credit|level|severity|complexity|appropriately_severe)`,
    ),
    unless:
      /\b(?:your|our|the) (?:clinical )?(?:outcomes? of|results? of|data (?:below|above)|figures? (?:below|above)|numbers? (?:below|above))\b|\bbenefit (?:from|of) (?:therapy|treatment|surgery|dialysis)\b/,
    why: `Gain, credit, standing or opportunity has no place in a query: ${OUT}.`,
  },
]

const HOUSE_FIGURE =
  /\b(?:our|your|(?:hospital|facility|department|group|service|unit|ward|division|practice|surgeon|team)'s) (cmi|raf|hccs?|soi|rom|mccs?)\b/gi
/** At least so many signs on either side of an abbreviation say what it means, however long its sentence is. */
const NEARBY = 400

const MOST = 600

function maskOf(passage: Passage, draft: string): string {
  const innocent = innocentMask(passage)
  // What is struck out as innocent ("failure to capture") gives an abbreviation no financial sense.
  const sentenceOf = (at: number) => {
    const { start, end } = sentenceAt(passage, at)
    const near = at - (at % NEARBY)
    return innocent.slice(Math.max(start, near - NEARBY), Math.min(end, near + 2 * NEARBY))
  }
  const signs = innocent.split('')
  // "The service's CMI" beside a mesenteric ischemia: read as the condition, and meant as a figure of the house.
  for (const match of passage.text.matchAll(HOUSE_FIGURE)) {
    const start = match.index + match[0].length - (match[1] ?? '').length
    for (let at = start; at < match.index + match[0].length; at += 1) signs[at] = passage.text[at]?.toLowerCase() ?? ' '
  }
  for (const { start, end } of passage.sentences) {
    if (isOfPatient(passage.mask.slice(start, Math.min(end, start + MOST)))) signs.fill(MASK.innocent, start, end)
  }
  for (const { start, end } of clinicalAbbreviations(passage.text, sentenceOf, draft)) {
    for (let at = start; at < end; at += 1) signs[at] = MASK.innocent
  }
  for (const { start, end } of houseFigures(passage.text)) {
    for (let at = start; at < end; at += 1) signs[at] = passage.text[at]?.toLowerCase() ?? ' '
  }
  return signs.join('')
}

function hits(mask: string, passage: Passage, families: readonly Family[]): Hit[] {
  return families.flatMap(({ test, unless, why }) => {
    for (const match of matchesOf(mask, test)) {
      const end = match.index + match[0].length
      if (unless && mask.slice(Math.max(0, match.index - 120), end + 120).search(unless) >= 0) continue
      return [{ where: passage.where, excerpt: wordsAt(passage, match.index, end), why }]
    }
    return []
  })
}

const REGISTRATION =
  /\b(?:registration|face ?sheet|demographic\w*|social history|social work\w*|\bsw\b|lcsw|lsw|case management|insurance|financial counsel\w*|admission record)\b/i

/** Another rule asks what this one finds; it is found once. */
const find = onceFor((reading: Reading): Hit[] => {
  const asked = [reading.title, reading.question, ...reading.options.map(({ passage }) => passage)]
  const cited = reading.indicators.filter(({ source }) => !REGISTRATION.test(source)).map(({ passage }) => passage)
  const draft = [
    ...reading.draft.documentedDiagnoses,
    ...asked.map(({ text }) => text),
    ...reading.indicators.map(({ passage }) => passage.text),
  ].join(' \n ')
  const told = asked.flatMap((passage) => {
    const mask = maskOf(passage, draft)
    const worded = [
      ...hits(mask, passage, [...EXPLICIT, ...HINTS, ...STANDING]),
      ...hits(innocentMask(passage), passage, FRAMES),
    ]
    return worded.length > 0 ? worded : stakesIn(passage, mask)
  })
  const remarks = remarksIn(reading.question)
    .filter(
      (remark) =>
        remark.impact && !told.some(({ where, excerpt }) => where === 'question' && remark.excerpt.includes(excerpt)),
    )
    .map(({ where, excerpt, why }) => ({ where, excerpt, why }))
  return distinct([...told, ...remarks, ...cited.flatMap((passage) => hits(maskOf(passage, draft), passage, EXPLICIT))])
})

export const impact: ContentRule = {
  kind: 'content',
  id: 'IMPACT',
  severity: 'error',
  edition: '2022',
  confidence: 'S',
  source: 'B13 to B22: no impact on reimbursement or provider profile',
  says: 'A query neither mentions nor hints at payment, grouping, weight, levels, severity statistics, quality indicators, rankings, profile, denials, audits or coverage.',
  find,
}
