// Words that stand for one another: what a fact says in one, a brief may say in another.

/** Words of one meaning: one of them covers the others. */
export const ALIKE = `
  lose lost loss losing
  discount discounts terms conditions
  win won success successes
  leave left
  buy bought
  choose chose chosen choice
  sell sold sale sales
  write wrote written
  see saw seen
  come came
  take took taken
  make made
  get got
  give gave given
  find found
  know knew known
  keep kept
  bring brought
  send sent
  spend spent
  pay paid payment
  run ran
  grow grew grown
  begin began begun
  speak spoke spoken
  break broke broken
  hold held
  build built
  meet met
  feel felt
  tell told
  think thought
  hear heard
  stand stood
  drive drove driven
  lead led
  head manager director leader leitung
  go went gone
  problem issue trouble pain
  outage downtime
  deadline date due
  urgent urgency asap immediately today tomorrow soon deadline hurry pressing quickly by before
  manual hand manually
  data information entry
  former left leave
  manufacture manufacturing plant factory
  calculator calculate calculation model
  enter entry type
  month monthly
  year annual yearly
  week weekly
  day daily
  hour hourly
  decide decision decisive
  buy purchase purchasing procurement
  demo demonstration demonstrate
  call phone telephone ring callback
  employee employees people staff workforce headcount strong
  revenue turnover
  company firm business organisation organization
  price pricing cost prices
  quick fast speed rapid swift
  page site website
  vp vice president
  cfo finance chief
  email mail e-mail
  plant factory site works
  warehouse depot storage distribution
  centre center
  organise organize
  licence license licences
  analyse analyze analysis
  specialise specialize specialist specialty speciality
  calculator calculate calculation
  hire hiring recruit recruiting
  referral refer referred recommendation recommended
  live go-live golive
  rollout roll
  ask inquiry enquiry request question
  end expire expires run out
  start begin
  big large
  renew renewal
  integrate integration connect connection interface
  certify certified certificate certification
  fail failure outage down downtime
  need require requirement
  migrate migration
  implement implementation
  manufacture manufacturer manufacturing production produce
  hospital clinic
  transport transportation logistics
  us usa united-states american
  uk britain british
  northeast north-east
  speak talk
  replace replacement
  compare comparison
  sign signature
  seat user licence
  contract agreement
  meeting appointment
  visit look looked view
  download downloaded
  trial test pilot
  webinar seminar
  industry sector field
  security secure
  thesis dissertation
  student university
  job position vacancy
  customer client
  slow slower
  by-hand manual manually hand
  move transfer
  save saving
  grow growth
  plan planning planned
  pipeline quota
  win won wins
  deal deals
  lead leads
`;
