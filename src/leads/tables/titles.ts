// Words of job titles by level, folded (no accents, no punctuation), in seven languages.
// "*" stands for any letters: "geschaftsfuhr*" is Geschäftsführer and Geschäftsführerin; "chief # officer"
// takes up to four words between.

export type TitleLevel = 'c-level' | 'vp' | 'director' | 'manager' | 'staff';

/**
 * Read from top to bottom; the first list with a word in the title decides. Phrases that hold a
 * senior word without its rank stand first: "assistant to the CEO", "account manager".
 */
export const TITLES: readonly (readonly [TitleLevel, string])[] = [
  [
    'staff',
    `
      executive assistant | personal assistant | administrative assistant
      pa to | assistant to | aide to | advisor to | adviser to | assistenz* | assistant de | assistante de | assistente de | assistente di | asistente de
      ea to | office of the | secretary | sekretar* | secretaria | secretaire | intern | trainee
      apprentice | student | werkstudent* | praktikant* | stagiaire | becario | becaria
      estagiario | estagiaria | stagista
    `,
  ],
  [
    'vp',
    `
      vp | svp | evp | avp | vice president | vicepresident* | vice presidente | vizeprasident*
      vice presidency
    `,
  ],
  [
    'staff',
    `
      account manager | account executive | product manager | product owner | project manager
      program manager | programme manager | case manager | community manager | office manager
      customer success manager | social media manager | content manager
      product marketing manager | projektmanager* | produktmanager* | projektleit*
      chef de projet | chef de produit | jefe de proyecto | gerente de projetos
      gerente de contas | project lead | key account manager | process owner | scrum master
      relationship manager
    `,
  ],
  ['director', 'chief of staff'],
  [
    'c-level',
    `
      c level | c suite | cxo | ceo | cto | cfo | coo | cio | cmo | cro | cpo | cso | ciso | chro
      cdo | chief # officer | founder | cofounder | owner | proprietor | president
      managing director | chief executive | chairman | chairwoman | chairperson | managing partner | general partner | executive director | geschaftsfuhr*
      vorstand* | inhaber* | grunder* | gesellschafter* | prokurist* | pdg | directeur general
      directrice generale | fondateur | fondatrice | gerant | gerante | dueno | duena | fundador
      fundadora | propietario | propietaria | director general | directora general
      consejero delegado | consejera delegada | presidente | presidenta | socio | socia
      diretor geral | diretor executivo | diretora executiva | proprietario | proprietaria
      amministratore delegato | amministratrice delegata | titolare | fondatore | fondatrice
      direttore generale | eigenaar | oprichter | algemeen directeur | bestuurder | dsi | drh
      kaufmannische leitung
    `,
  ],
  [
    'manager',
    `
      teamleit* | team lead | team leader | gruppenleit* | schichtleit* | group lead | shift lead
    `,
  ],
  [
    'director',
    `
      director | directors | dir | head | directeur | directrice | direktor* | direttore
      direttrice | directora | diretor | diretora | leiter | leiterin | leitung | *leiter
      *leiterin | *leitung | hoofd | dean | partner
    `,
  ],
  [
    'manager',
    `
      manager | managers | mgr | management | lead | supervisor | gerente | jefe | jefa | chef de
      chef | chefe | responsable | responsabile | encargado | encargada | verantwortlich*
      superintendent | foreman | capo
    `,
  ],
  [
    'staff',
    `
      engineer | developer | analyst | specialist | consultant | associate | representative
      administrator | admin | buyer | officer | planner | designer | architect | scientist
      technician | clerk | accountant | assistant | executive | researcher | professor | teacher
      nurse | physician | attorney | staff | individual contributor | entry level | entry | junior
      senior | coordinator | operator | agent | recruiter | programmer | editor | entwickler*
      ingenieur* | sachbearbeit* | referent* | einkauf* | mitarbeiter* | berater* | fachkraft
      ingeniero | ingeniera | analista | desarrollador* | tecnico | tecnica | comprador*
      ingegnere | impiegato | consulente | engenheiro | engenheira | developpeu* | charge
      chargee | medewerker | adviseur | inkoper | coordenador* | coordinador* | coordinatore
      comercial | hrbp | employe | acheteu* | ontwikkelaar | sviluppatore
    `,
  ],
];

/** Words of rank that are none where they stand: a lead is a prospect, a partner a colleague. */
export const NO_RANK =
  /\b(?:(?:inbound |outbound |sales )?lead (?:gen(?:eration)?|qualification|nurturing|scoring|management|response|routing)|(?:hr |people |finance |it |talent )?business partner(?:ing)?|head ?hunt(?:er|ing)|management (?=consultant|accountant|analyst|trainee|assistant|associate|engineer)|(?:channel |alliance |strategic |technology )?partner (?=manager|success|marketing|sales|account|development|program|enablement|engineer|specialist|executive|director|operations|support|consultant|solutions)|president s office|director s office|manager s assistant)\b/g;
/** What closes a title and is the role, whatever rank stands before it: "Owner Relations Specialist". */
export const ROLE_OF_STAFF =
  /(?:^| )(?:assistant|specialist|coordinator|intern|trainee|secretary|clerk|receptionist|apprentice|student)$/;
export const NO_RANK_STANDS_FOR = 'specialist ';
