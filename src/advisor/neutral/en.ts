// The words that a brief may use though no fact has them, by what may be said with them. All of them are
// in English: the dictionaries beside this file bring the words of other languages to these.
import type { FactKind } from '../../reasoning/facts/fact.ts';

/** Words that say nothing by themselves: they may stand anywhere. */
export const FUNCTION_WORDS = `
  a an the this that these those there here it its itself they them their theirs themselves he she his her him hers
  who whom whose which what when where why how whether if then than as so such both either neither each every all any
  some none no not nor or and but yet while whereas though although because since for from of off on onto in into at by
  with without within to toward towards up down out over under above below about around across along against between
  among after before until till during through throughout per via beside besides except instead rather only just even
  also too very much many more most less least few fewer several enough other another same own again still already once
  twice thrice ever never always now be is are was were been being am do does did done doing have has had having will
  would shall should can could may might must cannot let you your yours yourself i me my one ones thing something
  anything nothing somebody anybody nobody everyone someone anyone everybody everything else however anyway perhaps
  maybe therefore thus hence meanwhile otherwise like unlike away back far near nearly almost about roughly quite rather
  exactly precisely indeed really simply merely alone together apart whatever whoever whichever wherever whenever cannot
  n't don doesn didn isn aren wasn weren hasn haven hadn won't wouldn couldn shouldn ve re ll yes ok please there's vs
  versus against despite unless upon onto inside outside beyond behind ahead aside ago later soon sooner lot bit
  self plus minus et al etc eg ie e.g i.e
  min mins pm am utc cet herself himself myself yourself themselves two three four five six seven eight nine ten eleven twelve we us our ours
  january february march april june july august september october november december
`;

/** Words of judging, comparing, having, working, saying, of time and of a sales talk: no fact hangs on them. */
export const NEUTRAL = `
  lead leads rep reps candidate candidates contact person people team teammate colleague side choice choose chosen pick
  call calls calling talk talks meeting meet conversation speak write writes written wrote reply answer answers ask asks
  asked question questions say says said tell tells told mention mentions name names named note notes word words line
  lines offer offers slot slots time times timing hour hours minute minutes day days week weeks month months year years
  quarter morning afternoon evening noon midday monday tuesday wednesday thursday friday saturday sunday weekend today
  tomorrow tonight yesterday date deadline moment start starts begin begins first second third last next end ends
  early earlier late later quick quickly fast slow slowly soon promptly immediately right straight once directly
  need needs want wants wish wishes look looks looking seek seeks hope like would expect expects prefer prefers
  preference interest interested want reason reasons cause fact facts point points case way ways part parts kind sort
  matter matters count counts weigh weighs outweigh outweighs decide decides tip tips scale favour favor favours favors
  speak argue suggest suggests show shows mean means make makes made take takes took taken give gives given get gets got
  go goes come comes came put puts keep keeps kept bring brings brought stand stands stood hold holds held leave leaves
  left stay stays remain remains run fall falls sit sits lie lies set add adds change changes cost costs save saves
  good better best well strong stronger strongest weak weaker weakest high higher highest low lower lowest great
  greater greatest big bigger biggest large larger largest small smaller smallest little long longer longest short
  shorter shortest close closer closest narrow narrower wide wider even equal equals equally level similar alike same
  different differ differs difference differences gap margin distance balance clear clearer clearly plain plainly sure
  certain certainly likely unlikely possible probable important main mainly decisive chief key big real solid sound
  thin slim slight slightly far wide enough exact exactly overall total altogether general generally usual usually
  normally typically often rarely sometimes mostly partly largely especially particularly notably simply still yet
  fit fits fitting match matches matching suit suits suitable suited right wrong natural obvious fair reasonable
  sensible useful helpful relevant worth worthwhile promising warm hot cold urgent urgency hurry priority prioritise
  pressing serious intent serious sign signal signals hint hints evidence proof clue strength weakness advantage
  disadvantage edge plus downside upside strengths risk risks trade-off trade tradeoff compromise alternative option
  options backup runner-up runner second-best fallback stand-in replacement substitute hand hands handover hand-over
  handoff pass passes take over step steps action lead-in opening opener agenda topic subject theme issue matter
  context background detail details information info data point knowledge knows know known unknown aware
  help helps helped support supports serve serves handle handles deal deals manage work works working worked use uses
  used care cares look after see sees saw seen hear hears heard read reads find finds found learn learns understand
  understands think thinks thought believe consider considers remember wait waits waiting act acts react move moves
  moving respond responds reach reaches reachable available availability free busy room space headroom capacity load
  able unable ready prepared willing due owe owes allow allows allowed permit limit limits limited cap caps threshold
  rule rules policy order ranks rank ranked ranking list listed place places position top bottom leader score scores
  scored scoring average figure figures number numbers amount share percent percentage rate rates sum value values
  half third quarter double triple single pair couple dozen set group rest remainder majority minority
  agree agrees confirm confirmed state states stated explicit explicitly expressly open openly directly personal
  personally own particular specific concrete actual current currently present recent recently previous previously
  former formerly past future new newly old existing further additional extra separate separately respective each
  whole full fully complete completely entire entirely partial empty fuller emptier lighter heavier light heavy
  quicker faster slower speed pace swift prompt promptness delay delayed loses lost lose win wins winning
  account compare compares compared comparing comparison contrast relative relatively
  side-by-side tie ties tied draw level break breaks breaker tiebreaker equal-footing
  miss missing lack lacks lacking absence absent without instead nor
  speciality specialty specialism expertise experience experienced record track history
  request requests requested inquiry enquiry enquire enquires message messages form text email e-mail mail letter
  statement wording phrase sentence quote quotes language
  company companies business firm organisation organization buyer seller sales rep's market
  address addresses concern concerns relate relates regard regards respect bear bears refer
  local localised here there area
  name’s depend depends dependent base based given provided hinge hinges turn turns rely relies
  justify justifies justified warrant warrants merit merits deserve deserves call-for require requires required
  follow follows following lead leads leading trail trails trailing behind ahead exceed exceeds beat beats top tops
  include includes including exclude excludes excluded cover covers contain contains involve involves
  bring avoid avoids rule-out ruled
  combine combines combined combination join joins joined both-and mix
  help yes thanks thank thankful grateful welcome kind kindly friendly polite politely short brief briefly
  enthusiastic keen eager curious
  reading sender writer author visitor
  attention focus focused focuses emphasis stress
  slow-start standard default normal ordinary special
  send sent sends shown fewest fastest quickest slowest freer freest freely fullest busiest lightest emptiest heaviest furthest nearest
  weight weighty entry job jobs task measure measured region regions ahead touch mind file files desk begun begin hair level hour clearest surest steady steadier weightier
  favourite reader record's interest proof anyway aspect respects ground basis sense value
  hard hurt hurts acceptable tolerable bearable fine okay ok stretched stretch tight spare ban constraint obstacle
  barrier blocker bottleneck burden comfort comfortable comfortably safe safely safer safest cautious careful caution
  round rounds create creates created dear lean leans calm hectic pressing unstated stated repeated
  repeatedly repeat zero nil null median mean modest decent respectable excellent outstanding remarkable notable
  noticeable considerable substantial significant significantly meaningful marginal marginally minor major crucial
  essential vital key core central critical-path pivotal conclusive convincing convincingly persuasive compelling
  credible reliable reliably dependable trustworthy proven tested sample samples spot spots tail outlier trend pattern
  instance occasion attempt effort energy momentum traction appetite seriousness intention intentions purpose
  visible visibly apparent apparently evident evidently seem seems seemed appear appears appeared sound sounds
  feel feels felt guess guesses suspect presume assume assumes imply implies indicate indicates reflect reflects reveal
  reveals underline underlines stress emphasise highlight highlights illustrate prove proves disprove support
  back backs backed complement complements supplement round-off offset offsets compensate compensates make-up
  balance balances neutral neutralise cancel-out even-out equalise rival rivals rivalry contender contenders
  competitor peer peers counterpart runner field pool bench roster shortlist line-up pecking
  quite fairly somewhat slightly barely hardly scarcely just merely purely entirely wholly largely chiefly primarily
  mainly above-all foremost firstly secondly thirdly finally eventually ultimately initially originally recently lately
  currently momentarily temporarily permanently constantly continually regularly frequently occasionally seldom
  unfortunately fortunately luckily sadly admittedly obviously naturally understandably surprisingly interestingly
  accordingly consequently besides moreover furthermore additionally likewise similarly conversely contrary
  respectively jointly mutually individually collectively overall
  argument arguments logic rationale explanation conclusion summary verdict judgement judgment call assessment view
  opinion impression feeling sense picture profile portrait pedigree credentials calibre standing merit merits
  capability capabilities competence competent qualified suitability aptitude familiarity familiar versed acquainted
  depth breadth coverage proximity nearness closeness
  shoulder shoulders grasp grip pick-up picked pickup assign assigns assigned assignment allocate allocated route
  routed routing hand-off deserves go-to obvious first-choice default natural
  wait waits queue idle slack headway breathing plenty ample abundant scarce tightest roomiest loaded overloaded
  stretched saturated near-full maxed full-up lighter-loaded
  swiftly speedily rapid rapidly brisk prompter earliest latest within minutes-fast lag lags lagging trail pace
  outpace outpaces outrank outranks outscore outscores outsell outsells outperform outperforms surpass surpasses top
  edges edge nudges
  respective corresponding relevant pertinent applicable irrelevant beside moot immaterial secondary
  fluent fluency tongue mother-tongue
  reach-out reaching arrive arrives arrived arriving came inbound incoming submission submit submits submitted fill
  fills filled in filling leave-behind
  local-hours business-hours working-hours office-hours awake asleep
  explicit wish wishes desire desires demand demands ask-for call-for calls-for
  spell spells detail details detailed elaborate specify specifies specified unspecified vague vaguely open-ended
  hint hints implied unclear uncertain uncertainty ambiguous contradict contradicts contradiction contradictory
  conflict conflicts conflicting inconsistent mismatch clash clashes disagree disagrees tension
  older newer stale outdated dated fresh fresher freshest up-to-date
  carry carries pull pulls push tilt tilts swing swings speaks tell-tale deciding tie-break
  single sole solely remains outright narrowly
  available now-on shift on off
`;

/** What nobody may promise, price or prove in a brief, whatever the lead has asked for. */
export const PROMISED = `
  discount discounts rebate rebates refund refunds guarantee guarantees guaranteed guaranteeing warranty warranties
  promise promises promised price prices pricing quote fee fees charge charges free gratis complimentary waive
  waived trial trials pilot pilots certificate certificates certified certification certifications compliance
  compliant unlimited credit credits bonus voucher exclusive sla uptime penalty
`;

/** Verbs by which somebody commits us: their objects are offered, not asked. */
export const COMMITTING = `
  offer offers offering give gives giving grant grants granting promise promises promising guarantee guarantees
  guaranteeing confirm confirms confirming assure assures assuring reassure reassures waive waives commit commits
  committing include throw agree provide provides providing ensure ensures pledge send sends sending quote quotes
  propose proposes mention
`;

/** Words that a fact of one of the kinds must stand behind, where something is told. */
export const OF_KINDS: readonly (readonly [kinds: readonly FactKind[], words: string])[] = [
  [
    ['speciality', 'record', 'evidence', 'role', 'parts', 'excluded', 'message'],
    `
    specialise specialises specialised specialising specialize specializes specialized specialist specialists
    specialisation specialization expert experts expertise speciality specialty specialities specialties`,
  ],
  [
    ['record', 'parts', 'evidence', 'excluded', 'message', 'attribute'],
    `
    won deal deals record records closes closed closing conversion converts sold`,
  ],
  [['pipeline', 'parts', 'excluded'], `quota pipeline pipelines`],
  [
    ['language', 'need_language', 'message', 'excluded', 'attribute'],
    `speaks speaking spoken fluent native speaker speakers multilingual bilingual`,
  ],
  [['territory', 'record', 'excluded', 'place', 'parts', 'message'], `territory territories`],
  [['hours', 'due', 'excluded', 'time_zone', 'parts'], `shift shifts`],
  [['ramp'], `ramp ramping ramped rampup onboarded`],
  [['evidence', 'parts'], `analysed analyzed skill skills`],
  [
    ['account_status', 'account', 'message', 'attribute', 'need_language', 'signal'],
    `customer customers client clients prospect partner partners`,
  ],
  [
    ['account_owner', 'account_csm', 'parent_owner', 'excluded', 'message', 'parts'],
    `owner owns owned manager manages`,
  ],
  [['named_account'], `strategic`],
  [['tickets', 'message', 'attribute'], `ticket tickets critical`],
  [['expansion', 'message', 'signal', 'attribute'], `expansion expand potential upsell`],
  [
    ['size', 'speciality', 'message', 'record', 'attribute'],
    `employee employees staff headcount workforce enterprise midsize sized`,
  ],
  [['size'], `decision decisions`],
  [['revenue', 'message', 'attribute'], `revenue turnover annual`],
  [['role', 'message', 'attribute'], `title executive director`],
  [
    ['stack', 'product', 'message', 'attribute', 'signal', 'speciality', 'unknown'],
    `tool tools system systems technology software stack`,
  ],
  [
    ['engagement', 'source', 'channel', 'campaign', 'message', 'signal', 'attribute'],
    `visit visits visited view viewed views download downloads downloaded attend attended watch watched
      clicked subscribed subscribe registered`,
  ],
];

/** Words of general use that tell something once they are said of the lead: those need a fact there. */
export const TELLING_OF_THEM = `
  ready soon urgent urgently urgency hurry serious seriously keen interested agree agreed agrees
  change changed changes decide decided decides win won lost lose loses save saved saves compare compared compares
  choose chose chosen move moved moves confirm confirmed confirms prepared able
  helped met spoken called talked serve served handled manage managed join joined
  serious open closed close new old former previous previously formerly experienced support free full break broken
  expect expects prefer prefers fixed moving best strong weak eager enthusiastic happy unhappy
  miss missed fall fell exceed grow beat largest biggest
`;

/** What has been settled once it is said to be done: a question may ask for it, not take it for granted. */
export const SETTLED = `
  approved signed decided bought purchased chose chosen selected cancelled canceled terminated switched migrated
  replaced left renewed agreed hired rejected sued merged acquired promised paid committed rolled launched closed won
  fired dismissed failed lost resigned retired announced
`;

/** Participles that judge, where the verb itself would tell: known as they are written. */
export const JUDGING = `buying experienced lost moved`;

/** What we may have published: an action may use it where a fact has it. */
export const MATERIAL = `
  webinar webinars event events fair newsletter article articles guide whitepaper course courses case study certificate
  customer customers client clients partner partners
`;

/** Words that tell of a rep's doings: those need a fact of theirs. */
export const TELLING_OF_REPS = `
  worked met served helped handled managed called talked spoke spoken agreed promised decided prefers likes
  wants miss misses missed missing lose loses lost lose confirmed changed joined interested keen eager
  happy popular unpopular visited knew wrote
`;

/** What presupposes that there was or is another one: "their last implementation". */
export const PRESUPPOSING = `last previous former new recent latest earlier second old past`;
