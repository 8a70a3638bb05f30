// What a brief may ask about and what a rep does, though no fact has the words: by asking or doing nothing
// is told.

/** Things that any business has and that a question may be about; nothing is said of them by asking. */
export const ASKABLE_THINGS = `
  decision decisions decision-maker decider budget budgets timeline timelines timetable schedule tool tools toolset
  process processes procedure procedures workflow workflows team teams department departments requirement requirements
  criterion criteria need needs problem problems pain pains challenge challenges trouble difficulty obstacle obstacles
  goal goals aim aims target targets objective objectives priority priorities plan plans planning project projects
  system systems software solution solutions platform platforms technology technologies stack infrastructure integration
  integrations interface interfaces data report reports reporting users user seat seats licence licences license
  licenses contract contracts vendor vendors supplier suppliers provider providers competitor competitors alternative
  alternatives stakeholder stakeholders sponsor approval approvals approver sign-off signature purchase purchasing
  procurement legal security privacy compliance it finance operations management manager managers board boss cfo ceo
  cto coo cio director head owner owners staff people employees workforce colleagues customer customers client clients
  partner partners site sites location locations office offices branch branches plant plants factory factories
  warehouse warehouses depot depots store stores shop shops region regions country countries market markets
  volume volumes quantity quantities size scope scale rollout roll-out launch go-live migration onboarding training
  implementation implementations trial pilot demo demos evaluation shortlist offer offers proposal quote tender rfp
  cost costs price prices pricing spend spending savings saving return roi value benefit benefits impact effect effects
  result results outcome outcomes success metric metrics kpi kpis measure measures indicator indicators
  step steps stage stages phase phases milestone milestones deadline deadlines date dates time effort hours
  situation setup set-up status state role roles responsibility responsibilities task tasks job jobs work workload
  use usage case cases example examples experience expectations expectation idea ideas wish wishes concern concerns
  doubt doubts objection objections risk risks reason reasons trigger occasion background history context
  change changes improvement improvements gap gaps bottleneck bottlenecks delay delays error errors mistake mistakes
  incident incidents outage outages downtime waste loss losses feature features function functions capability
  capabilities product products service services support format document documents file files paper papers list lists
  spreadsheet spreadsheets excel crm erp machine machines equipment line lines order orders delivery deliveries stock
  inventory route routes shipment shipments carrier carriers production quality maintenance sales marketing hr payroll
  invoice invoices billing payment payments accounting audit audits regulation regulations certificate certification
  standard standards policy policies contact contacts person address number phone email mail calendar agenda meeting
  call calls talk answer answers question questions information details page pages article guide webinar event fair
  newsletter website topic topics subject field area areas term terms condition conditions notice renewal
  language languages shift shifts season peak holidays holiday year month week day quarter half
  group parent subsidiary headquarters organisation organization company business industry sector
  patient patients student students school schools hospital hospitals clinic clinics ward wards driver drivers truck
  trucks fleet vehicle vehicles engineer engineers developer developers agent agents technician technicians operator
  operators floor field customer-facing desk partner’s interest preference preferences choice thing things
  party parties member members leader leaders expert experts specialist consultant consultants
  request requests ticket tickets case complaint complaints feedback survey interview interviews
  first-contact handover owner ownership look overview picture view sense feel chance opportunity opportunities
  side end start beginning morning afternoon evening moment period window phase speed pace frequency share part parts
  table initiative initiatives payback discovery reader readers visit visits visitor thesis paper research study studies course
  main biggest largest smallest busiest hardest easiest most critical current present existing previous typical daily
  weekly monthly yearly annual ideal good bad better worse worst best successful right wrong manual automatic digital
  central local remote internal external important urgent possible necessary easy easier hard harder difficult painful
  responsible involved version versions variant variants model models brand brands
`;

/** What a question may ask whether, how or by whom it is done; it never says that it is. */
export const ASKABLE_DEEDS = `
  use uses used using decide decides decided sign signs signed approve approves buy buys bought purchase choose select
  pay pays spend plan plans planned prepare manage manages handle handles run runs running own owns lead leads drive
  drives measure measures track tracks monitor report reports test tests try tries tried evaluate evaluates compare
  compares consider replace replaces switch switches migrate move integrate integrates connect connects sync exchange
  transfer share shares store stores record enter enters type types typed copy copies automate automates optimise
  improve improves reduce grow grows scale expand extend renew cancel terminate expire expires start starts launch
  implement introduce deploy deliver train trains learn teach support maintain repair break breaks broke fail fails
  stop stops stall halt block blocks slow delay hold hurt hurts bother annoy frustrate waste wastes lose loses cost
  costs save miss happen happens happened occur cause causes lead change changes affect affects depend depends need
  needs require requires want expect expects hope wish prefer like likes matter matters work works worked join joins
  attend participate involve involved invite present look looks see sees hear know knows think feel understand agree
  sign-off check checks verify review reviews approve audit comply meet meets fit fits cover covers include includes
  contain solve solved settle fix resolve go goes come comes get gets give gives take takes put keep keeps hold
  spread organise organised organize coordinate assign distribute divide collect gather count process produce make
  makes build builds ship ships order receive send sends pick pack load unload sort pass passes travel visit
  live located based responsible involved important urgent possible necessary required easy easier hard harder
  difficult manual manually automatic automatically digital by-hand central local remote internal external main
  biggest largest smallest most often busiest painful critical current present existing previous typical daily weekly
  monthly yearly annual ideal good bad better worse worst best successful right wrong stuck lost
  bring brings stand stands touch touches serve serves speak speaks suit suits win convince persuade justify
  begin end finish finished complete completed ready open close closed arise arose come-up crop occupy busy
  reach set sets set-up add adds remove drop leave leaves left return returns stay wait waits waiting follow follows
  sense worth take-part answer answers reply call calls write writes say says ask asks tell tells show shows
  imagine picture describe explain name rank list
  rid thrown instead besides behind today now
  slip slips spread spreads sequence sequenced surprise surprised suffer suffers disturb read reads compete watch
`;

/** What a rep does, and does it with: the words of steps. */
export const ACTIONS = `
  call ring phone dial write mail email e-mail send reply answer respond contact reach follow-up follow ask find check
  look read review prepare note log record enter save update add open start begin lead introduce greet thank
  acknowledge mention refer quote take pick put bring invite include copy loop involve agree arrange schedule book
  block reserve set fix propose offer suggest give leave end close finish keep stay hold make be let show walk go
  listen learn clarify understand confirm repeat summarise summarize recap share pass hand forward transfer route
  escalate inform tell talk speak discuss explore cover address focus steer avoid skip wait try retry remind chase
  nudge switch use get draft plan do decide qualify explain link connect
  agenda appointment calendar invite invitation slot slots window voicemail message summary minutes notes file crm
  account history record email phone line mailbox reminder task follow-up introduction presentation slides slide
  screen demo walkthrough tour session workshop video desk colleague manager expert specialist engineer pre-sales
  presales customer-success owner csm team attendees attendee participants participant scope outline template
  number switchboard reception extension linkedin profile website page pages word words sentence sentences line lines
  pitch monologue brochure catalogue catalog list price prices figure figures number
  generic standard long short brief kind friendly personal same right single direct main
  internally internal beforehand afterwards straight away immediately promptly
  answered unanswered picks
  date day time place minute hour attempt attempts round second third
  apology apologise respect respectful tone language voice
  pressure push pushing promise promising guess guessing assume assuming pretend pretending rush rushing debate
  blame blaming defend defending criticise criticize overload repeat repeating quoting naming hinting presenting
  pitching sending mentioning starting speaking switching asking offering telling
  scratch introduction introductions small-talk chat joke marketing material materials documents document
  deck homepage copy-paste boilerplate mass
  decline declining fetch get-hold anchor reference referencing probe tie secure honest honestly openly no-show claim claiming mind belittle knock down running
  nobody anyone picks up reached lead’s
`;
