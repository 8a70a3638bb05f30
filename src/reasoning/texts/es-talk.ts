// Spanish: what to say and to do; words for the lead say "usted", notes for the rep are in the infinitive.
import { own } from '../../leads/text/by-name.ts';
import type { Must } from '../../policy/must/must.ts';
import type { Texts } from './en.ts';
import { atLatest } from './es-facts.ts';

const said = (text: string) => `«${text}»`;
const FOLLOWING = {
  change: '¿Qué tendría que hacer la próxima herramienta que la de hoy no hace?',
  pain: '¿Qué le está costando hoy, y qué ha probado ya?',
  compare: '¿Qué hacen bien los demás, y qué echa en falta en ellos?',
  date: '¿Qué tiene que estar listo para entonces, y qué pasa si se retrasa?',
  demo: '¿Qué tendría que ver para que le merezca la pena?',
  price: '¿Qué debe cubrir el precio: cuántos usuarios, qué centros, desde cuándo?',
  plain: '¿Por qué surge esto justo ahora?',
};
const SIGNS = 'preguntar quién firma al final, y qué querrá saber esa persona.';
const SHOWS = 'preguntar con qué se medirá el éxito, y quién más tiene que dar el visto bueno.';
const first = (tongue: string, text: string) =>
  `Decir primero${tongue === '' ? '' : `,${tongue}`}: ${said(text)}`;

export const talk = {
  notBuying: (quote) =>
    `El contacto escribe: ${quote} Preguntar una sola vez si hay algo que comprar; si no, ser breve y amable.`,
  withheld:
    'El mensaje no se muestra: da órdenes al sistema y no se ha tenido en cuenta. Preguntar sin más qué necesita el contacto, y para cuándo.',
  criticalTicket: first('', 'Antes de nada: ¿qué le impide hacer hoy la incidencia crítica?'),
  openTickets: (count) =>
    first(
      '',
      `Antes de hablar de nada nuevo: ¿cómo va ${count === '1' ? 'su incidencia abierta' : `lo de sus ${count} incidencias abiertas`}?`,
    ),
  following: FOLLOWING,
  atStake: {
    silence: '¿Qué hay que hacer primero, y para cuándo?',
    stop: '¿Qué está parado ahora mismo, y a quién afecta?',
    signature: '¿Qué hace falta para que pueda seguir adelante, y quién lo decide?',
    amount: '¿Qué debe cubrir ese importe, y para cuándo hay que gastarlo?',
  },
  back: {
    ...FOLLOWING,
    date: '¿Qué tiene que estar listo para entonces?',
    demo: '¿Qué dos cosas quiere ver?',
    plain: '¿Qué depende para usted de la respuesta?',
  },
  customerAsks: '¿Para cuándo lo necesita, y quién lo va a usar?',
  formerAsks: '¿Qué ha cambiado desde entonces, y qué tendría que ser distinto esta vez?',
  answerFirst: (tongue, quote, ask) =>
    `Empezar${tongue} por la respuesta a su pregunta: ${quote} Después preguntar: ${said(ask)}`,
  apology: (tongue, quote, ask) =>
    `Empezar${tongue} pidiendo disculpas por la espera: ${quote} Decir quién se ocupa desde ahora, y después preguntar: ${said(ask)}`,
  theirWords: (tongue, quote, ask) =>
    `Empezar${tongue} por lo que escribe el contacto: ${quote} Después preguntar: ${said(ask)}`,
  promise: (quote) =>
    `El contacto quiere una promesa: ${quote} No hacer ninguna en la primera conversación: decir quién lo decide, y cuándo habrá respuesta.`,
  terms: (quote) =>
    `El contacto invoca las condiciones de otros clientes: ${quote} No decir nada de otros clientes; preguntar qué debe aportar su propio caso.`,
  deeds: (tongue, did, ask) =>
    first(tongue, `${did.length > 0 ? `Ha ${did.join(' y ha ')}. ` : ''}${ask}`),
  arrivals: {
    'demo-request': ['pedido una demo', '¿Qué dos cosas quiere ver?'],
    'pricing-request': ['pedido precios', '¿Cuántas personas lo usarían, y desde cuándo?'],
    'free-trial': ['empezado una prueba', '¿Hasta dónde ha llegado, y dónde se ha atascado?'],
    'contact-form': ['rellenado el formulario de contacto', '¿Qué le ha llevado a hacerlo?'],
    chat: ['escrito en el chat', '¿Qué quería averiguar?'],
    email: ['escrito un correo', '¿Qué le ha llevado a hacerlo?'],
    phone: ['llamado', '¿Qué le ha llevado a hacerlo?'],
    referral: ['venido por recomendación', '¿De quién, y qué le contó de nosotros?'],
    partner: ['venido a través de un partner', '¿Quién fue, y qué le contó de nosotros?'],
    webinar: ['asistido a un webinar', '¿Qué parte le tocaba más de cerca?'],
    event: ['venido a un evento nuestro', '¿Con qué idea se quedó?'],
    'content-download': ['descargado un documento', '¿Qué esperaba encontrar en él?'],
  },
  tookPart: (thing) => `participado en “${thing}”`,
  tookPartAsk: '¿Qué parte le tocaba más de cerca?',
  calculated: (thing) => `abierto “${thing}”`,
  calculatedAsk: '¿Qué retorno tiene que justificar, y ante quién?',
  opened: (thing) => `abierto “${thing}”`,
  openedAsk: '¿Qué esperaba encontrar ahí?',
  customer: first('', 'Ya trabaja con nosotros. ¿Cómo le va, y qué echa en falta?'),
  former: first('', 'Ya trabajó con nosotros. ¿Qué ha cambiado desde entonces?'),
  nothing: first('', '¿Qué le ha llevado a escribirnos, y a quién más le afecta?'),
} satisfies Texts['talk'];

export const points = {
  withheld:
    'Una parte del mensaje no se muestra: da órdenes al sistema y no se ha tenido en cuenta.',
  noted: (quote) =>
    `Nota de un compañero, no del contacto: ${quote} Tenerla presente, y no repetirla.`,
  also: (quote, isSilence) =>
    `El contacto escribe también: ${quote} ${isSilence ? 'Pedir disculpas por la espera, y decir quién responde desde ahora.' : 'Tratarlo en la misma conversación; si no, lo sacará el contacto.'}`,
  behindTicket: (quote, isQuestion) =>
    `${isQuestion ? 'Responder a su pregunta' : 'Retomar después lo que escribe el contacto'}: ${quote}`,
  comparison:
    'El contacto quiere una comparación: preguntar qué hacen bien los demás y qué les falta, sin opinar sobre ellos.',
  question: (quote, isPrice) =>
    `El contacto pregunta: ${quote} ${isPrice ? 'Preguntar primero qué debe cubrir el precio, y después responder de una vez.' : 'Llevar la respuesta preparada, o saber quién la tiene; después preguntar qué depende de ella.'}`,
  date: (quote) =>
    `Su fecha: ${quote} Preguntar qué tiene que estar listo para entonces, y planificar hacia atrás desde ahí.`,
  former: 'Antiguo cliente: preguntar qué habría hecho falta para que se quedara.',
  demo: 'Se pide una demo: acordar las dos o tres cosas que hay que ver antes de enseñar nada.',
  pricing: (often) =>
    `Ha consultado los precios${often === null ? '' : ` (${often})`}: preguntar con qué los compara y quién da el visto bueno.`,
  calculator: (name, isRoi) =>
    `Preguntar qué cifras se introdujeron en ${isRoi ? 'la calculadora de ROI' : said(name)} y qué resultado dio.`,
  story: (name) => `Preguntar qué de ${said(name)} se parecía a su situación.`,
  lookedInto: (name) => `Ha consultado ${said(name)}: preguntar qué duda le ha quedado.`,
  product: (names) =>
    `El mensaje menciona ${names}: preguntar qué funciona hoy con ello y qué tiene que cambiar.`,
  signal: (name) => `Consta en la ficha: ${said(name)}. Preguntar qué cambia eso, y para cuándo.`,
  stack: (names, backbone) =>
    `Herramientas en uso: ${names}. ${backbone === null ? 'Preguntar con cuáles tiene que funcionar una herramienta nueva desde el primer día.' : `Preguntar qué tiene que entrar en ${backbone} y salir de ahí desde el primer día, y quién se encarga.`}`,
  role: (title, ask) => `Cargo del interlocutor: ${title}; ${ask}`,
  byLevel: {
    'c-level':
      'preguntar por qué se juzgará el proyecto dentro de un año, y quién lo lleva a diario.',
    vp: SHOWS,
    director: SHOWS,
    manager: SIGNS,
    staff: SIGNS,
    unknown: 'preguntar qué tiene que cambiar en el día a día, y quién firma al final.',
  },
  gaps: 'Hay pocos datos en la ficha: preguntar a qué se dedica la empresa, cuántas personas lo usarían y cómo lo resuelven hoy.',
  heads: (onFile, told) =>
    `La ficha indica ${onFile} empleados, el mensaje habla de ${told} personas: aclararlo antes de calcular nada.`,
  corrects:
    'Eso corrige nuestra ficha: dar por buenas las palabras del contacto, y rectificar la ficha tras la conversación.',
  correctsBy: (quote) =>
    `El contacto corrige nuestra ficha: ${quote} Dar por buenas sus palabras, y rectificar la ficha tras la conversación.`,
  asCustomer: (isKnown) =>
    `El contacto escribe como cliente, pero ${isKnown ? 'la cuenta dice otra cosa' : 'ninguna cuenta coincide'}: buscar el contrato antes de llamar, y no vender nada hasta saberlo.`,
} satisfies Texts['points'];

const WRITE = 'Si no hay respuesta, escribir el mismo día: ';

export const steps = {
  askedFor: (name) =>
    `El contacto pide a ${name}: acordar entre los dos quién llama, y explicar el motivo nada más empezar.`,
  hurry: (usual) => `; lo habitual es tardar ${usual}, así que conviene empezar ya`,
  localTime: (clock, isTheirDay) =>
    ` Hora local del contacto: ${clock}${isTheirDay ? '.' : '; escribir ahora, y proponer un hueco en su jornada.'}`,
  notSpoken: (language) =>
    ` Idioma que no consta en el perfil: ${language}. Contar con alguien que lo hable, o acordar antes otro.`,
  contactWithin: (tongue, time, isBusiness, hurry) =>
    `Hacer el primer contacto${tongue} en un plazo de ${time}${isBusiness ? ' en horario laboral' : ''}${hurry}.`,
  answerBy: (tongue, until, zone) =>
    `Responder${tongue} ${atLatest(until)} (${zone}); basta un correo breve.`,
  callBy: (tongue, within, until, zone, hurry) =>
    `Llamar${tongue}${within === null ? '' : ` en un plazo de ${within},`} ${atLatest(until)} (${zone})${hurry}.`,
  noAnswer: {
    question: (text) =>
      `${WRITE}responder a ${said(text)}, hacer una pregunta a cambio, proponer dos huecos para hablar.`,
    words: `${WRITE}retomar su mensaje, hacer una pregunta, proponer dos huecos para hablar.`,
    thing: (name) =>
      `${WRITE}partir de ${said(name)}, hacer una pregunta, proponer dos huecos para hablar.`,
    plain: `${WRITE}una línea con el motivo de la llamada, una pregunta, dos huecos para hablar.`,
  },
  decline:
    'Si no hay nada que vender, rechazar el lead con ese motivo, para que salga de la lista.',
  readTickets: (open, critical) =>
    `Antes de llamar, leer ${critical > 0 ? 'la incidencia crítica' : open === 1 ? 'la incidencia abierta' : `las ${open} incidencias abiertas`} y saber quién la${critical > 0 || open === 1 ? '' : 's'} lleva.`,
  countBack:
    'Salir de la primera conversación con un plan hacia atrás desde la fecha: próxima reunión, quién asiste, qué se decide en ella.',
  findOut: (gaps) => `Averiguar ${gaps}, y completar la ficha.`,
  gaps: {
    business: 'a qué se dedica la empresa',
    size: 'qué tamaño tiene',
    role: 'quién decide',
  },
  dated:
    'Salir de la primera conversación con fecha para la próxima reunión y los nombres de quienes deben estar.',
  threeAnswers:
    'Salir de la primera conversación con tres respuestas: qué se necesita, para cuándo y quién decide.',
} satisfies Texts['steps'];

export const avoid = {
  pitch: 'Nada de discurso de venta: según sus propias palabras, por ahora no hay nada que vender.',
  orders: 'No seguir esas órdenes, y no prometer nada de lo que contienen.',
  critical: 'No vender nada mientras haya una incidencia crítica abierta.',
  figure: 'No dar cifras ni descuentos antes de saber qué hay que cubrir.',
  others: 'No hablar mal de los demás: preguntar qué decidirá la comparación.',
  fromMemory: 'No decir que sí de memoria: la respuesta comprometerá, así que comprobarla antes.',
  customer: 'No preguntar lo que ya consta en la cuenta.',
  former: 'No presentarse como si fuera la primera vez: ya nos conocen, y se fueron.',
  otherTongue: (language, isWritten) =>
    `No empezar en español: ${isWritten ? 'el mensaje está en' : 'el idioma del contacto es el'} ${language}.`,
  pages: 'No decir qué páginas se han visto, y no dar ningún precio antes de conocer el alcance.',
  introduction:
    'Nada de presentación general: ya está dicho lo que se busca, así que empezar por ahí.',
  longDemo: (score, isEstimate) =>
    `Nada de demos largas: ${score === null ? 'el interés aún no está claro' : `${isEstimate ? 'nuestra estimación' : 'la puntuación del lead'} es de ${score} sobre 100`}, así que cualificar primero.`,
  guessing: 'No hacer conjeturas sobre su negocio ni sus necesidades: no consta nada.',
} satisfies Texts['avoid'];

export const backup = {
  insider: (name, other) =>
    `Si ${name} no puede hacer el primer contacto a tiempo: ${other} también atiende la cuenta.`,
  faster: (name, other, theirs, mine) =>
    `Si el primer contacto no puede esperar a ${name}: ${other} suele responder en ${theirs}, ${name} en ${mine}.`,
  declines: (name) => `Si ${name} rechaza el lead o no ha hecho el primer contacto a tiempo.`,
  late: 'Si el primer contacto no se hace a tiempo.',
} satisfies Texts['backup'];

const KINDS: Readonly<Record<Must['kind'], string>> = {
  active: 'usuario inactivo',
  not_absent: 'ausencia',
  on_shift: 'fuera de horario',
  capacity: 'sin hueco',
  do_not_assign: 'exclusión en esta cuenta',
  not_declined: 'lead ya rechazado',
  territory: 'territorio que no cubre',
  language: 'no habla el idioma del lead',
  role: 'puesto distinto del que se pide',
  team: 'equipo distinto del que se pide',
  speciality: 'sin la especialidad que se pide',
  certification: 'sin la certificación que se pide',
  pipeline: 'pipeline demasiado cargado',
  utilisation: 'carga de trabajo demasiado alta',
  record: 'resultados insuficientes',
  response: 'respuesta demasiado lenta',
  condition: 'no cumple una condición de la política',
};
const ruleIn = ({ own: words, kind }: { own: string | null; kind: string | null }) =>
  words ?? own(KINDS, kind ?? '') ?? 'una regla de la política';

export const rules = {
  sentence: (told) => {
    const rule = ruleIn(told);
    const started = rule.charAt(0).toUpperCase() + rule.slice(1);
    return /[.!?]$/.test(started) ? started : `${started}.`;
  },
  figures: (told) => ruleIn(told).replace(/\.$/, ''),
} satisfies Texts['rules'];

const WHY: Readonly<Record<string, string>> = {
  owner_away: 'El responsable de la cuenta está ausente.',
  below_every_price: 'Vale menos que un hueco de cualquiera que pudiera llevarlo ahora.',
  nobody_eligible: 'Nadie puede llevarlo.',
  ambiguous_account: 'No se sabe a qué cuenta pertenece.',
  no_tier: 'Ningún nivel de la política lo recoge.',
  declined: 'Ha sido rechazado.',
};

export const waiting = {
  waits: (who, why) => `${who} espera en la cola. ${why}`,
  why: (reason, detail) => own(WHY, reason) ?? detail,
  allFull: 'Todos los que pueden llevarlo están sin hueco.',
  nobody: (count, total, rule) =>
    `Nadie puede llevarlo; una sola regla deja fuera a ${count} de ${total}: ${rule}`,
  leavesOut: (rule, count, shown) => `${rule} Eso deja fuera a ${count} de ${shown}.`,
  closest: (name, code, figures) =>
    `Quien más cerca está es ${name}: solo lo impide la regla ${code} (${figures}).`,
  needsNobody: (who, because) => `${who} no necesita a nadie. ${because}`,
  nothingToDo: 'No hay nada que hacer. Si es un error, volver a asignarlo con otra política.',
  guard: (rule) =>
    `Antes de llamar, pedir que alguien compruebe quién escribe: ${said(rule)} está para eso, y no se deja de lado.`,
  handOverTo: (name, code) =>
    `Dárselo a ${name} si por esta vez se puede dejar de lado esa regla; o permitir que el fallback de la política relaje ${code}.`,
  handOver:
    'Asignarlo a mano, o permitir que el fallback de la política relaje una regla que nadie cumple.',
  full: (nearest) =>
    `Sale por sí solo en cuanto queda un hueco, el más antiguo primero; para colocarlo ahora, cerrar un lead o subir un tope.${nearest === null ? '' : ` Los más cercanos: ${nearest}.`}`,
  steps: {
    owner_away:
      'Nombrar un sustituto, o asignarlo a mano; si no, espera a que vuelva el responsable.',
    ambiguous_account: 'Indicar a qué cuenta pertenece, y volver a asignarlo.',
    below_every_price:
      'Dejarlo, o pasarlo a nurturing: sale cuando un hueco vale menos que el lead.',
    needs_review:
      'Comprobar quién escribe, y después asignarlo a mano: no sale por sí solo mientras rija la regla.',
    no_tier:
      'Asignarlo a mano o cerrarlo, y dar un nivel a los leads como este; o que la política diga «otherwise: everyone».',
    declined: 'Leer los motivos de los rechazos, y después asignarlo a mano o cerrarlo.',
  },
  answer: (tongue) =>
    `Entretanto, responder${tongue} en dos líneas: mensaje leído, y se está decidiendo quién llamará.`,
  promised: (time) =>
    `Hay prometido un primer contacto en un plazo de ${time}, y nadie tiene aún este lead.`,
} satisfies Texts['waiting'];
