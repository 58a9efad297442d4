import { pattern } from '../language/pattern.ts'
import type { Family } from './matching.ts'

const OUT = 'leave it out: ask the clinical question alone'
const STAY = '(?:stay|case|chart|admission|account|encounter|visit|record|episode|hospitali[sz]ation|note|it|this)'
const RANK =
  '(?:lightest|lowest|simplest|plainest|smallest|cheapest|default|basic|bottom|lower|lesser|light|low|simple|wrong|higher|highest|top|upper|heavier|richer|least|general|catch_all|routine|minor|easy|ordinary|uncomplicated|thinnest|weakest|poorest)'
const HEAP =
  '(?:buckets?|bins?|piles?|tiers?|groups?|groupings?|class|classes|categor(?:y|ies)|box|boxes|brackets?|drawers?|shelf|slots?|baskets?|rungs?|bands?|pool|row|column|cases|stacks?|heap|corner|league|division)'
const HOUSE =
  "(?:our|unit|units|unit's|department|department's|hospital|hospital's|service|service's|team|surgeon|surgeons|group|program|facility|ward|floor|division|practice)"
const SERVICE =
  '(?:scan|test|mri|ct|pet|study|imaging|infusion|drug|device|procedure|surgery|stay|rehab|equipment|oxygen|medication|service|treatment|injection|transport|placement|visit|therapy|order|request|referral)'

/** Where a stay is put, what others reckon from it, what a plan approves, what a coder found to gain: said without naming any payment. */
export const STANDING: Family[] = [
  {
    test: pattern(
      `(?:puts?|putting|keeps?|leaves?|lands?|drops?|places?|holds?|parks?|files?|sets?|throws?|lumps?|sticks?|sends?|moves?|sits?|falls?|stays?|rests?|ends_up|belongs?|counts?|counted|filed|placed|put) ~1 (?:${STAY})? ~2 (?:in|into|to|at|on|under|among|with|onto) ~1 ${RANK} ~1 ${HEAP}`,
      `(?:visit|stay|case|admission|encounter|account|record|chart|she|he|patient|this|it) ~3 (?:stands?|sits?|ranks?|rates?|lands?|comes?_out|goes|climbs?|moves?|rises?|ends?_up|counts?|drops?|slips?|falls?) ~1 (?:a|one|another|two|several|some)_(?:full_|whole_|half_)?(?:steps?|notch|notches|rungs?|pegs?|tiers?|brackets?)_(?:higher|up|lower|down|above|below)`,
      `(?:goes|go|went|ends_up|lands?|lands_on|counts?|counted|written|recorded|put|shows_up|appears?|stays|sits) ~1 (?:on|in|against|to|under) ~1 (?:surgeon's|surgeons|your|our|unit's|hospital's|department's|doctor's|physician's|attending's|team's|service's|operator's)_(?:\\w+_)?(?:sheet|record|list|file|name|card|tally|column|tab|statistics|numbers|scorecard)(?!_of)`,
      `(?:carries|carry|makes?|gives?|amounts?_to|comes?_to|gets?_to|reaches|adds?_up_to|supports?)_(?:only|just|barely|no_more_than|at_best)_(?:a_|an_|the_)?(?:low|lower|lowest|minimal|low_level|level_\\w+|one|two|three|four|five)(?:_level)?_(?:visit|encounter|service)`,
      `(?:visit|level|code|charge|service)_(?:that_)?(?:you|was)_(?:\\w+_)?(?:picked|chose|selected|ticked|billed|marked|chosen)_(?:needs|wants|requires|rests|stands|asks|calls|takes) ~8`,
      `(?:visit|service|encounter|stay|admission)_(?:\\w+_)?(?:holds?|stays?|stands?|remains?|keeps?)_(?:up_)?at_(?:the_|its_|that_|a_)?(?:\\w+_)?level`,
      `(?:classified|coded|grouped|placed|ranked|scored|rated|weighted|sorted|counted)_(?:\\w+_)?(?:higher|lower|heavier|lighter|upward|upwards|differently)`,
      `(?:nonspecific|unspecified|vague|symptom|generic|default|catch_all|non_specific)_codes?`,
      `(?:stronger|better|sharper|fuller|richer|heavier|firmer|bigger)_(?:term|word|wording|diagnosis|answer|phrase|code|statement)_(?:would|will|could|may|might|should|can)_(?:\\w+_)?(?:count|weigh|help|matter|bring|earn|get|give|lift|raise|move|carry|score|support|pay|protect|register)`,
      `(?:length_of_stay|los|days|stay|admission) ~4 (?:makes?|make)_sense`,
      `(?:read|reads|seen|taken|viewed|treated|pass|passes|look|looks|count|counts|regarded)_(?:\\w+_)?(?:as|like)_(?:an?_)?(?:social|soft|avoidable|custodial|observation|unnecessary|needless|convenience)_(?:admission|stay|case|visit|bed)`,
      `(?:days|stay|admission|nights|hours) ~2 (?:hard|harder|difficult|tough|impossible|easier|easy)_to_(?:explain|justify|defend|account)`,
      `as_(?:severe|high|acute|grave|serious|sick|complex|heavy)_as_(?:the_)?(?:record|chart|findings|documentation|evidence|criteria)_(?:\\w+_)?(?:allows?|permits?|supports?|bears?)`,
      `(?:lets?|helps?|makes?|so)_(?:that_)?(?:the_)?(?:abstract|abstracts|coded_record|case_summary|coded_data|coded_chart) ~2 (?:show|shows|reflect|reflects|say|says|tell|tells|match|matches|look|looks|carry)`,
    ),
    why: `Where a stay is put or what a term counts for has no place in a query: ${OUT}.`,
  },
  {
    test: pattern(
      `(?:death|dies|died|dying|passing|mortality|outcome|survival) ~7 (?:against|versus|with|to|than|beside)_(?:what|that_which|the_one|those)_(?:was|were|is|had_been)_(?:expected|predicted|projected|anticipated)`,
      `public_(?:\\w+_){0,2}(?:comparisons?|websites?|pages?|sites?|rankings?|tables?|register|score_?cards?|listings?|figures?|reports?|profiles?)`,
      `(?:our|your|hospital's|department's|surgeon's|group's|unit's|ward's|service's)_(?:\\w+_)?(?:averages?|percentiles?|quartiles?|tally|curve|benchmarks?|ratios?|index)`,
      `(?:expected|predicted|projected|anticipated)_(?:figures?|numbers?|rates?|counts?|values?|scores?|totals?|share) ~9 (?:${HOUSE}|match|matches|worked_out|calculated|computed|derived|reckoned|compared|observed|actual)`,
      `(?:index|score|ratio|standing|rating|grade|figures|numbers|rates|tally|percentage|average)_(?:of|for)_(?:the|our|your|this)_${HOUSE}(?![a-z0-9'])`,
      `(?:numbers|figures|data|rates|counts|totals)_(?:that_)?(?:we|they|the_hospital|the_department|our_\\w+)_(?:have_to_|must_)?(?:send|sends|report|reports|submit|submits|publish|publishes|post|posts|show|shows|hand)`,
      `(?:we|us|hospital|unit|department|team)_(?:are|is|get|gets|being|were)_(?:\\w+_)?(?:looked_at|watched|judged|measured|scrutini[sz]ed|compared|graded|held_to)`,
      `(?:gap|gaps)_(?:for|in|of|this)_(?:the_|this_|our_)?(?:\\w+_)?(?:year|quarter|measure|registry|program|panel)`,
    ),
    unless: /\b(?:anion|osmolal|a-a|airway|air-bone|bone|fracture|skin|wound)\b/,
    why: `Figures of a unit or a year have no place in a query: ${OUT}.`,
  },
  {
    test: pattern(
      `(?:get|gets|getting|got|have|having|need|needs|want|wants|see) ~3 ${SERVICE} ~1 (?:approved|authori[sz]ed|covered|paid|cleared|preapproved|accepted|allowed|okayed|granted|passed)`,
      `${SERVICE} ~2 (?:approved|authori[sz]ed|covered|paid|cleared|accepted|allowed|granted|turned_down|refused|rejected|denied)_(?:for_)?(?:by|under|through)_(?:her|his|the|their|your|a|this|our|any)_(?:\\w+_)?(?:plan|insurer|carrier|insurance|policy|benefit|payer|company|program)`,
      `(?:her|his|their)_(?:health_|insurance_|drug_)?(?:plan|insurer|carrier|policy|payer)_(?:\\w+_)?(?:turned|refused|refuses|rejected|rejects|declined|declines|approved|approves|covers|covered|pays|paid)`,
      `(?:rehab|facility|plan|program|agency|supplier|hospice|insurer|carrier|company|vendor|nursing_home|snf|home_health|pharmacy|payer|authori[sz]er|they)_(?:\\w+_)?(?:will|would|can|won't|cannot|can't|may)_(?:not_|only_|never_|otherwise_)*(?:take|accept|approve|admit|authori[sz]e|release|deliver|supply|ship|continue|dispense|fund) ~6 (?:with|without|unless|until|if|on) ~5 (?:diagnos[ei]s|codes?|term|wording|documentation|reason|specific\\w*)`,
      `(?:approved|authori[sz]ed|paid|cleared|accepted|allowed|granted|turned_down|refused|rejected)_by_(?:her|his|their)_(?:\\w+_)?(?:plan|insurer|carrier|policy|payer)`,
    ),
    why: `Coverage or approval of a service has no place in a query: ${OUT}.`,
  },
  {
    test: pattern(
      `opportunit(?:y|ies)_(?:was|were|is|are|has_been|have_been)_(?:\\w+_)?(?:identified|found|flagged|noted|spotted|seen|raised|missed|lost|logged)`,
      `(?:pity|shame|waste|mistake)_(?:to|if_we|if_it) ~2 (?:lose|miss|leave|drop|forgo|waste|lost|missed|went)`,
      `(?:lose|losing|lost)_(?:this|that)_(?:one|case|account|stay|diagnosis)`,
      `(?:everyone|everybody|all_of_us|we_all|hospital|team|department)_(?:benefits?|gains?|wins?|profits?)`,
      `(?:coders?|coding|billing|him)_(?:team_|department_|office_|staff_)?(?:is|are|remains?|was|were|sits?)_(?:\\w+_)?(?:stuck|waiting|held|blocked|stalled|on_hold)`,
      `(?:missed|lost|identified|documentation|coding|query|cdi|specificity)_opportunit(?:y|ies)`,
      `opportunit(?:y|ies)_(?:on|for|in|with)_(?:this|the|our)_(?:account|case|chart|stay|encounter|record|admission|visit)`,
    ),
    why: `Gain, credit, standing or opportunity has no place in a query: ${OUT}.`,
  },
]
