// Spanish: figures, names and the sentences of facts.
import { own } from '../../leads/text/by-name.ts';
import { slugWords } from '../../leads/values/wording.ts';
import type { Texts } from './en.ts';
import { deedOf, localeWords } from './locale-words.ts';

const known = localeWords('es', {
  units: { minute: ['minuto', 'minutos'], hour: ['hora', 'horas'], day: ['día', 'días'] },
  dollars: { B: 'mil M$', M: 'M$', K: 'mil $', '': '$' },
  more: (count) => `${count} más`,
  industries: {
    agriculture: 'agricultura',
    mining: 'minería',
    energy: 'energía',
    utilities: 'agua, luz y gas',
    construction: 'construcción',
    manufacturing: 'industria',
    automotive: 'automoción',
    'aerospace-defense': 'aeronáutica y defensa',
    'food-beverage': 'alimentación y bebidas',
    'consumer-goods': 'gran consumo',
    wholesale: 'comercio mayorista',
    retail: 'comercio minorista',
    'transport-logistics': 'transporte y logística',
    'media-entertainment': 'medios y entretenimiento',
    telecommunications: 'telecomunicaciones',
    software: 'software',
    technology: 'tecnología',
    'financial-services': 'servicios financieros',
    insurance: 'seguros',
    'real-estate': 'negocio inmobiliario',
    'professional-services': 'servicios profesionales',
    'marketing-advertising': 'marketing y publicidad',
    staffing: 'trabajo temporal',
    education: 'educación',
    healthcare: 'salud',
    'life-sciences': 'ciencias de la vida',
    'hospitality-travel': 'hostelería y viajes',
    government: 'administración pública',
    nonprofit: 'entidades sin ánimo de lucro',
    'consumer-services': 'servicios a particulares',
  },
});

/** Each source as a noun and as what somebody did. */
const SOURCES: Readonly<Record<string, readonly [noun: string, did: string]>> = {
  'demo request': ['petición de demo', 'ha pedido una demo'],
  'pricing request': ['petición de precios', 'ha pedido precios'],
  'contact form': ['formulario de contacto', 'ha rellenado el formulario de contacto'],
  'content download': ['descarga', 'ha descargado un documento nuestro'],
  'free trial': ['prueba gratuita', 'ha empezado una prueba gratuita'],
  'organic search': ['búsqueda en internet', 'nos ha encontrado en una búsqueda en internet'],
  'paid search': ['anuncio en buscadores', 'ha llegado por un anuncio en un buscador'],
  'paid social': ['anuncio en redes sociales', 'ha llegado por un anuncio en redes sociales'],
  'public relations': ['prensa', 'ha leído sobre nosotros en la prensa'],
  'purchased list': ['lista comprada', 'figura en una lista comprada'],
  review: ['web de opiniones', 'ha llegado por una web de opiniones'],
  advertising: ['publicidad', 'ha llegado por un anuncio'],
  chat: ['chat', 'ha escrito en el chat'],
  customer: ['cliente', 'ha llegado como cliente'],
  direct: ['acceso directo', 'ha entrado directamente en nuestra web'],
  email: ['correo', 'ha escrito un correo'],
  event: ['evento', 'ha llegado por un evento'],
  newsletter: ['boletín', 'ha llegado por el boletín'],
  outbound: ['prospección', 'ha recibido una llamada o un correo nuestro'],
  partner: ['partner', 'ha llegado por un partner'],
  phone: ['teléfono', 'nos ha llamado'],
  referral: ['recomendación', 'ha llegado por recomendación'],
  social: ['redes sociales', 'ha llegado por las redes sociales'],
  webinar: ['webinar', 'ha llegado por un webinar'],
};

const plural = (count: number | string, one: string, many: string) =>
  `${count} ${String(count) === '1' ? one : many}`;
const hour = (clock: string) => clock.replace(/^0(?=\d)/, '');
const atHour = (clock: string) => `a ${/^1:/.test(hour(clock)) ? 'la' : 'las'} ${hour(clock)}`;

/** "como muy tarde …": a time of today or of another day. */
export const atLatest = (until: string) =>
  `como muy tarde ${/^\d/.test(until) ? atHour(until) : until}`;

/** A country by its name alone; any other place is one of the team's own zones. */
export const zoneOr = (place: string, slug: string) =>
  /^[A-Z]{2}$/.test(slug) ? place : `la zona ${place}`;

export const words = {
  ...known,
  times: (count: number) => plural(count, 'vez', 'veces'),
  sourceName: (slug: string) => own(SOURCES, slugWords(slug))?.[0] ?? slugWords(slug),
  range: (low: string, high: string) => `entre ${low} y ${high}`,
  quoted: (text: string) => `«${text}»`,
  inLanguage: (language: string) => ` en ${language}`,
  clock: hour,
  clockOn: (clock: string, _day: string, date: Date) => `el ${known.day(date)}, ${atHour(clock)}`,
  cityTime: (city: string) => `hora de ${city}`,
  employees: (count: string) => plural(count, 'empleado', 'empleados'),
  scope: {
    overall: 'en total',
    industry: (name: string) => `en ${name}`,
    region: (name: string, slug: string) => `en ${zoneOr(name, slug)}`,
    size: (band: string) => `en empresas de ${band} empleados`,
    source: (name: string) => `con leads de origen «${name}»`,
  },
} satisfies Texts['words'] & { day: unknown };

export const facts = {
  company: (name) => `Empresa: ${name}.`,
  domain: (name) => `Dominio: ${name}.`,
  freeMail: 'El contacto escribe desde un correo gratuito.',
  industry: (name) => `Sector: ${name}.`,
  size: (count, band) =>
    `${plural(count, 'empleado', 'empleados')}${band === null ? '' : ` (tramo de ${band})`}.`,
  sizeBand: (band) => `Tramo de plantilla: ${band} empleados.`,
  revenue: (amount) => `Facturación anual: ${amount}.`,
  place: (places) => `Ubicación: ${places.join(', ')}.`,
  timeZone: (zone, clock) => `Zona horaria del contacto: ${zone}; hora local: ${clock}.`,
  language: (name, isRead) =>
    `Idioma: ${name}, ${isRead ? 'a juzgar por el mensaje' : 'según los datos recibidos'}.`,
  role: (title, level) => `Cargo: ${title}${level === null ? '' : ` (${level})`}.`,
  levels: {
    'c-level': 'alta dirección',
    vp: 'dirección',
    director: 'dirección de área',
    manager: 'mando intermedio',
    staff: 'sin equipo a su cargo',
  },
  source: (name) => `Origen: ${name}.`,
  channel: (name) => `Canal: ${name}.`,
  campaign: (name) => `Campaña: ${name}.`,
  score: (points, isOurs) =>
    `Puntuación del lead: ${points} sobre 100${isOurs ? ', según nuestra propia estimación' : ''}.`,
  stack: (names) => `Herramientas en uso: ${names}.`,
  product: (names) => `Menciona en el mensaje: ${names}.`,
  signal: (name) => `Señal de compra: ${name}.`,
  message: (text) => `El contacto escribe: «${text}»`,
  unknown: (gaps) => `Sin datos de: ${gaps}.`,
  gaps: {
    industry: 'sector',
    size: 'tamaño de la empresa',
    revenue: 'facturación',
    place: 'ubicación',
    role: 'cargo del contacto',
    score: 'puntuación del lead',
    stack: 'herramientas en uso',
  },
  asksFor: (language, quote) => `Pide que se le atienda en ${language}: «${quote}»`,
  sla: (duration, isBusiness) =>
    `Plazo para el primer contacto: ${duration}${isBusiness ? ' en horario laboral' : ''}.`,
  account: (name, evidence, sure) =>
    `Corresponde a la cuenta ${name} (${evidence}${sure === null ? '' : `, con una certeza del ${sure}`}).`,
  statusOf: (name, status) => `${name}: ${status}.`,
  status: {
    customer: 'cliente',
    prospect: 'cliente potencial ya conocido',
    partner: 'partner',
    former: 'antiguo cliente',
  },
  owner: (rep) => `Responsable de la cuenta: ${rep}.`,
  csm: (rep) => `Customer success manager: ${rep}.`,
  parentOwner: (rep) => `De la empresa matriz se ocupa ${rep}.`,
  named: (name) => `${name} figura en la lista de cuentas estratégicas.`,
  tickets: (open, critical) =>
    `${plural(open, 'incidencia abierta', 'incidencias abiertas')}${critical > 0 ? `, de ellas ${plural(critical, 'crítica', 'críticas')}` : ''}.`,
  expansion: (level) =>
    `Potencial de ampliación: ${{ low: 'bajo', medium: 'medio', high: 'alto' }[level]}.`,
  doNotAssign: (names) => `No asignar a ${names}.`,
} satisfies Texts['facts'];

const PARTS: Readonly<Record<string, string>> = {
  team: 'tasa de éxito del equipo',
  record: 'resultados propios',
  'record-industry': 'resultados en el sector',
  'record-size': 'resultados con ese tamaño de empresa',
  'record-region': 'resultados en la zona',
  'record-source': 'resultados con ese origen',
  'first-response': 'primera respuesta',
  'near-cap': 'casi sin hueco',
  fairness: 'reparto equitativo',
  'bid-price': 'precio del hueco',
  'prefers-industry': 'especialidad en el sector',
  'prefers-size': 'especialidad en el tamaño',
  'prefers-product': 'especialidad en el producto',
  'prefers-territory': 'territorio',
  'prefers-language': 'idioma',
};

export const reps = {
  role: (role, team) => `tiene el puesto de ${role} en el equipo ${team}`,
  roles: {
    bdr: 'business developer',
    ae: 'account executive',
    senior_ae: 'account executive sénior',
    csm: 'customer success manager',
    manager: 'responsable de equipo',
  },
  specialises: (fields) => `tiene por especialidad: ${fields}`,
  companiesOf: (bands) => `empresas de ${bands} empleados`,
  fitsNone: '; nada de ello encaja con este lead',
  fitsAll: ', y este lead encaja',
  fitsSome: (fields) => `; con este lead encaja: ${fields}`,
  load: (open, cap) =>
    `tiene ${plural(open, 'lead abierto', 'leads abiertos')} de un máximo de ${cap}`,
  today: (today, cap) => `, hoy ${today} de ${cap}`,
  pipeline: (share) => `tiene un pipeline al ${share} de la cuota`,
  response: (usual, slow, sample) =>
    `suele hacer el primer contacto en ${usual}${slow === null ? '' : `, nueve de cada diez veces en menos de ${slow}`}${sample === null ? '' : ` (sobre ${plural(sample, 'lead', 'leads')})`}`,
  covers: (places) => `cubre ${places}`,
  includesLead: ', y con ello este lead',
  speaks: (languages) => `habla ${languages}`,
  onShift: (zone) => `está en su horario de trabajo (${zone})`,
  offShift: (zone) => `está fuera de su horario de trabajo (${zone})`,
  backIn: (wait, zone) =>
    `está fuera de su horario de trabajo y vuelve dentro de ${wait} (${zone})`,
  due: (until, zone) => `debe hacer el primer contacto ${atLatest(until)} (${zone})`,
  evidence: (share, skill, calls) =>
    `obtiene un ${share} en ${skill} sobre ${plural(calls, 'llamada analizada', 'llamadas analizadas')}`,
  ramp: (until, share) =>
    `está en periodo de incorporación hasta el ${until}, al ${share} de su capacidad`,
  ranks: (place, of, points, behind, chance) =>
    `ocupa el puesto ${place} de ${of} con ${plural(points, 'punto', 'puntos')}${behind === null ? '' : `, a ${plural(behind, 'punto', 'puntos')} del primer puesto`}${chance === null ? '' : `, probabilidad de cierre: ${chance}`}`,
  winsUncounted: (rate, scope) =>
    `gana el ${rate} ${scope}, sin que conste el número de oportunidades`,
  wins: (rate, deals, scope) =>
    `gana el ${rate} de ${plural(deals, 'oportunidad', 'oportunidades')} ${scope}`,
  hasWon: (won, deals, rate, scope) =>
    `ha ganado ${won} de ${plural(deals, 'oportunidad', 'oportunidades')} (${rate}) ${scope}`,
  asOf: (day) => `, a fecha de ${day}`,
  scoredBy: (parts) => `recibe su puntuación por: ${parts}`,
  part: (code, label, _evidence) => ({ label: own(PARTS, code) ?? label, evidence: '' }),
  leftOut: (rule) => `queda fuera por una regla: ${rule}`,
} satisfies Texts['reps'];

export const deeds = {
  did: (kind, name) => {
    const { verb, thing } = deedOf(name);
    const by = own({ email: 'email', event: 'join', page: 'page', form: 'form' }, kind);
    const quoted = words.quoted(thing);
    switch (verb ?? by) {
      case 'download':
        return `ha descargado ${quoted}`;
      case 'join':
        return `ha participado en ${quoted}`;
      case 'ask':
        return `ha pedido ${quoted}`;
      case 'email':
        return `ha reaccionado al correo ${quoted}`;
      case 'page':
        return `ha visitado la página ${quoted}`;
      case 'form':
        return `ha rellenado el formulario ${quoted}`;
      default:
        return `ha consultado ${quoted}`;
    }
  },
  often: (count) => ` (${words.times(count)})`,
  recency: (days, count) => {
    const last = count > 1 ? ', la última' : ',';
    if (days === 0) return `${last} hoy`;
    return days === 1 ? `${last} ayer` : `${last} hace ${days} días`;
  },
  came: (source) => {
    const did = own(SOURCES, source)?.[1];
    if (did !== undefined) return did;
    if (/\bdemo\b/i.test(source)) return 'ha pedido una demo';
    if (/quote|proposal|pricing/i.test(source)) return 'ha pedido un presupuesto';
    if (/\bcall/i.test(source)) return 'ha pedido que se le llame';
    return /contact|form/i.test(source)
      ? 'ha rellenado el formulario de contacto'
      : `ha llegado por ${words.quoted(source)}`;
  },
} satisfies Texts['deeds'];
