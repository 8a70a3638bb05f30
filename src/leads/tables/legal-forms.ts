// Legal forms that follow or precede a company's name, folded, with dotted forms joined ("s p a" is "spa").

export const LEGAL_FORMS: ReadonlySet<string> = new Set(
  // English-speaking countries
  (
    'inc incorporated corp corporation co company companies llc llp lp lllp pllc pc ltd limited plc ltdco pty proprietary ' +
    'pte pvt private unltd unlimited cic cio dac clg na ' +
    // German-speaking countries
    'gmbh ggmbh mbh ag kg kgaa ohg gbr ug haftungsbeschrankt ev eg se ek ekfr ekfm partg partgmbb stiftung gesmbh ' +
    // France, Belgium, Switzerland, Luxembourg
    'sa sas sasu sarl eurl snc scs sca scop sci sprl srl scrl asbl societe anonyme cie gie ' +
    // Spain, Portugal and Latin America
    'sl slu slne sau scoop scoopltda lda ltda eireli epp sadecv sab sapi sderl sac eirl spadecv cia limitada me mei ' +
    // Italy
    'spa sapa srls ss sncs soc coop scarl scpa ' +
    // Netherlands
    'bv nv vof cv cooperatie ua bvba ' +
    // Nordics and Baltics
    'ab publ asa as aps is oy oyj ky tmi hf ehf ou uab sia ans da ' +
    // Central and Eastern Europe, Turkey, Greece, Israel
    'spzoo zoo sp spk spj sro spol kft zrt nyrt bt doo dd ad ood eood sc ao zao oao pao ooo тоо ооо оао зао пао ао тов ат sti tas anonim sirketi limitedsirketi ae epe ike bm ' +
    // Asia and the Gulf
    'kk gk kabushiki kaisha yk sdn bhd berhad tbk pt jsc pjsc llcfz fze fzco fzllc wll psc cjsc ojsc sae opc'
  ).split(' '),
);

/** Forms that stand before the name: "AB Volvo", "PT Telkom", "ООО Ромашка", "The Acme Company". */
export const LEADING_FORMS: ReadonlySet<string> = new Set(
  'the pt ab ооо оао зао пао ао тоо тов ooo oao zao pao sarl sas sci gbr firma fa die'.split(' '),
);

/** Forms before a name → those that may stand behind it as well: "PT Astra Tbk", "Die Schreinerei GmbH". */
export const BESIDE: Readonly<Record<string, string>> = {
  pt: 'tbk persero',
  ab: 'publ',
  die: 'gmbh ag kg ug ohg gbr eg ev ek se',
  firma: 'gmbh ag kg ug ohg gbr eg ev ek se inh',
  fa: 'gmbh ag kg ug ohg gbr eg ev ek se inh',
};

/** Words that say "and" between two names. */
export const JOINS: ReadonlySet<string> = new Set('and und et y e en og och i n'.split(' '));

/** Joins that are left dangling when a form is taken off: "GmbH & Co. KG", "Smith et Cie". */
export const DANGLING: ReadonlySet<string> = new Set('and und et y e en og och i of de'.split(' '));

/** What people write into a company field when there is none. */
export const NO_COMPANY: ReadonlySet<string> = new Set([
  ...'none,no,na,n a,nil,null,unknown,not applicable,self,self employed,selfemployed,freelance,freelancer,private'.split(
    ',',
  ),
  ...'privat,personal,individual,student,test,testing,test company,company,my company,independent,retired,home'.split(
    ',',
  ),
  ...'unemployed,keine,aucune,ninguna,nessuna,geen,particulier,privatperson,asdf,xxx,tbd,other'.split(
    ',',
  ),
]);
