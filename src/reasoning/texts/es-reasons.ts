// Spanish: why this lead, why this rep, and why nobody else.
import type { Texts } from './en.ts';
import { zoneOr } from './es-facts.ts';

const deals = (count: string | null) =>
  count === null ? '' : ` de ${count} ${count === '1' ? 'oportunidad' : 'oportunidades'}`;
const points = (count: string) => `${count} ${count === '1' ? 'punto' : 'puntos'}`;
const withPoints = (count: string | null) => (count === null ? '' : ` con ${points(count)}`);
const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export const reasons = {
  leadFrom: (domain) => `El lead de ${domain}`,
  thisLead: 'Este lead',
  revenue: (amount) => `${amount} de facturación`,
  goesTo: (who, name, why) => `${who} se asigna a ${name}${why}.`,
  stays: (who) => `${who} sigue en las mismas manos.`,
  byAdvantages: (first, second) =>
    ` (${second === undefined ? first.clause : `${first.clause}, ${second.clause}`})`,
  byDeciding: (clause) => ` (${clause})`,
  byAdvisor: (of) => `, por elección del advisor entre ${of}`,
  byScore: (of, score) => `, en cabeza de ${of} con ${points(score)}`,
  theyWrite: (quote, isQuestion) => `El contacto ${isQuestion ? 'pregunta' : 'escribe'}: ${quote}`,
  restWithheld: ' El resto da órdenes al sistema y no se muestra.',
  withheld: 'El mensaje no se muestra: da órdenes al sistema y no se ha tenido en cuenta.',
  noted: (quote) => `Nota de un compañero: ${quote}`,
  they: {
    high: (did) => `El contacto ${did}: actuar de inmediato.`,
    medium: (did) => `El contacto ${did}.`,
    low: (did) => `El contacto ${did}; por ahora no se aprecia urgencia.`,
    unknown: (did) => `El contacto ${did}.`,
  },
  explored: 'Sorteo entre candidatos muy igualados, tal como prevé la política.',
  askedByName: (name) => `El contacto pide expresamente a ${name}.`,
  passedOver: (others, name) =>
    `Por delante de ${name} estaba ${others}, que recibió otro lead en ese mismo momento.`,
  score: (score, isEstimate) =>
    isEstimate
      ? `puntuación del lead, según nuestra estimación: ${score} sobre 100`
      : `puntuación del lead: ${score} sobre 100`,
  scoreOnly: (score) => `${upper(score)}; no se sabe qué ha consultado el contacto.`,
  scoreAlone: (score) => `${upper(score)}.`,
  nothingKnown: 'Aún no se sabe qué ha consultado el contacto ni qué busca.',
  also: (signs, score) => `Además, el contacto ${signs}${score === '' ? '' : `; ${score}`}.`,
  signs: (level, signs, score) => {
    const before = { high: 'Actuar de inmediato: el', low: 'Por ahora no se aprecia urgencia: el' };
    const start = level === 'high' || level === 'low' ? before[level] : 'El';
    return `${start} contacto ${signs}${score === '' ? '' : `; ${score}`}.`;
  },
  leftOut: (name, rate, count, scope, rule) =>
    `${name} gana el ${rate}${deals(count)} ${scope}, pero queda fuera por una regla: ${rule}.`,
  tradeOff: {
    record: (kind, scope, rate, count) => {
      const which = {
        better: 'mejores resultados',
        weaker: 'peores resultados',
        thin: 'resultados mejores, aunque con pocos casos,',
      };
      return `${which[kind]} ${scope} (${rate}${deals(count)})`;
    },
    pipeline: (isBetter, share) =>
      `un pipeline ${isBetter ? 'menos' : 'más'} cargado (${share} de la cuota)`,
    response: (isBetter, time) =>
      `un primer contacto más ${isBetter ? 'rápido' : 'lento'} (${time})`,
    next: (name, against) =>
      `A continuación viene ${name}${against === '' ? '' : `, con ${against}`}`,
    brings: (name, pros, cons) => `${name} aportaría ${pros}${cons === '' ? '' : `, pero ${cons}`}`,
    behind: (count) => `; ${points(count)} menos en total.`,
    ahead: (count) =>
      `; ${points(count)} más en total, pero por detrás en el orden que fija la política.`,
    level: '; con los mismos puntos.',
  },
} satisfies Texts['reasons'];

export const advantages = {
  owner: (name) => ({
    clause: 'ya lleva la cuenta',
    sentence: `${name} ya lleva esta cuenta.`,
  }),
  csm: (name) => ({
    clause: 'atiende la cuenta',
    sentence: `${name} atiende esta cuenta como customer success manager.`,
  }),
  parentOwner: (name) => ({
    clause: 'lleva la empresa matriz',
    sentence: `${name} lleva la empresa matriz.`,
  }),
  languageAsked: (language, name) => ({
    clause: `habla ${language}, como se pide`,
    sentence: `El contacto pide hablar en ${language}, y ${name} lo habla.`,
  }),
  language: (language, name, isAlone) => ({
    clause: isAlone ? `nadie más habla ${language} aquí` : `habla ${language}`,
    sentence: `${name} habla ${language}, el idioma del lead${isAlone ? '; los demás finalistas, no' : ''}.`,
  }),
  record: ({ name, speciality, rate, deals: count, scope, others, isAlone }) => {
    const against = others === null ? '' : `; los demás, ${others}`;
    const rest = isAlone ? '; ningún otro finalista tiene resultados ahí' : against;
    const best = others === null ? 'tiene resultados' : 'tiene los mejores resultados';
    const clause = `${isAlone ? 'nadie más tiene resultados' : best} ${scope}`;
    if (speciality === null) {
      return { clause, sentence: `${name} gana el ${rate}${deals(count)} ${scope}${rest}.` };
    }
    const field = `${speciality}${others === null ? '' : ', con los mejores resultados'}`;
    return {
      clause: `su especialidad es ${field}`,
      specialises: field,
      sentence: `${name} tiene por especialidad ${speciality}, donde gana el ${rate}${deals(count)}${rest}.`,
    };
  },
  companiesOf: (band) => `empresas de ${band} empleados`,
  speciality: (fields, name, employees) => ({
    clause: `su especialidad es ${fields}`,
    specialises: fields,
    sentence: `${name} tiene por especialidad: ${fields}${employees === null ? '' : `; aquí, ${employees}`}.`,
  }),
  response: (name, mine, other, theirs) => ({
    clause: 'suele responder antes que nadie',
    sentence: `${name} suele hacer el primer contacto en ${mine}; ${other ?? 'los demás'}, ${/^entre /.test(theirs) ? theirs : `en ${theirs}`}.`,
  }),
  pipeline: (name, mine, other, theirs) => ({
    clause: 'tiene más margen',
    sentence: `${name} tiene más margen: pipeline al ${mine} de la cuota; ${other ?? 'los demás'}, ${/^entre /.test(theirs) ? theirs : `al ${theirs}`}.`,
  }),
  load: (name, open, cap) => ({
    clause: 'tiene más margen',
    sentence: `${name} tiene más margen: ${open} ${open === 1 ? 'lead abierto' : 'leads abiertos'} de un máximo de ${cap}.`,
  }),
  territory: (name, place, slug) => ({
    clause: `cubre ${zoneOr(place, slug)}`,
    sentence: `${name} cubre ${zoneOr(place, slug)}, de donde viene el lead.`,
  }),
} satisfies Texts['advantages'];

const CLAIMS = {
  running_lead: 'ya trabaja un lead de esta persona',
  account_owner: 'lleva la cuenta',
  account_csm: 'atiende la cuenta como customer success manager',
  parent_owner: 'lleva la cuenta de la empresa matriz',
  company_recent: 'ha recibido hace poco otro lead de esta empresa',
};

export const decided = {
  claimed: CLAIMS,
  standsIn: (owner) => `sustituye a ${owner}`,
  claim: ({ of, name }) => `${name} ${CLAIMS[of]}.`,
  claimOfAnother: ({ of, name: owner }, name) =>
    `${owner} ${CLAIMS[of]}, pero no puede ocuparse; en su lugar lo hace ${name}.`,
  unkept: ({ of, name }) => `${name} ${CLAIMS[of]}, pero aquí no cuenta.`,
  drawn: 'por sorteo',
  drawnWords: (name) => `El sorteo entre candidatos muy igualados ha dado a ${name}.`,
  alone: 'nadie más podía',
  aloneWords: (name) => `Nadie más que ${name} podía ocuparse de este lead.`,
  rulesLeave: 'las reglas no dejan a nadie más',
  rulesLeaveWords: (name) => `Las reglas solo admiten a ${name}.`,
  leavesOut: (rule, names) => `Quedan fuera: ${names} (${rule.replace(/\.$/, '')}).`,
  tie: (name, next) => `${name} y ${next} tienen los mismos puntos`,
  notByPoints: 'La política no ordena solo por puntos',
  rankedBy: (first, text) => `${first}: ${text}.`,
  measures: {
    turn: ['le toca el turno', (name, _next) => `en la rotación le toca a ${name}`],
    longest_waiting: [
      'lleva más tiempo esperando un lead',
      (name, next) => `${name} lleva más tiempo esperando un lead que ${next}`,
    ],
    recent: [
      'ha recibido menos leads últimamente',
      (name, next) => `${name} ha recibido menos leads últimamente que ${next}`,
    ],
    utilisation: [
      'tiene más capacidad libre',
      (name, next) => `${name} tiene ocupada una parte menor de su capacidad que ${next}`,
    ],
    open: [
      'tiene menos leads abiertos',
      (name, next) => `${name} tiene menos leads abiertos que ${next}`,
    ],
    pipeline: [
      'tiene el pipeline menos cargado',
      (name, next) =>
        `${name} tiene, en relación con la cuota, un pipeline menos cargado que ${next}`,
    ],
    response: [
      'suele responder antes',
      (name, next) => `${name} suele responder antes que ${next}`,
    ],
    industry_rate: [
      'tiene mejores resultados en el sector',
      (name, next) => `${name} tiene mejores resultados en el sector que ${next}`,
    ],
    win_probability: [
      'tiene más probabilidades de ganar',
      (name, next) => `${name} tiene más probabilidades de ganar que ${next}`,
    ],
    sits_out: [
      'quien sigue cede el turno',
      (_name, next) =>
        `${next} ha recibido últimamente más de lo que le corresponde y cede el turno`,
    ],
    roster: [
      'va antes en la lista del equipo',
      (name, _next) => `no hay otra diferencia, así que ${name} va antes por el orden de la lista`,
    ],
  },
  byAdvisor: (name, of, score) =>
    `El advisor ha elegido a ${name} entre ${of}${score === null ? '' : `; ${name} obtiene ${points(score)}`}.`,
  ranksFirst: (name, of, score) => `${name} va en cabeza de ${of}${withPoints(score)}.`,
  littleApart: (name, of, score) =>
    `Hay poca diferencia; ${name} va en cabeza de ${of}${withPoints(score)}.`,
  byPart: (name, of, score, next, part) =>
    `${name} va en cabeza de ${of}${withPoints(score)}; lo que más pesa frente a ${next}: «${part}».`,
} satisfies Texts['decided'];
