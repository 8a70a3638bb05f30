// Texts that a person or a log may see, without what opens a door: the user and password of an address,
// its query and the parts of its path that look like tokens, and keys by their form.

const ADDRESS = /\b(?!file:|node:|data:)[a-z][a-z0-9+.-]{0,30}:\/\/[^\s"'<>`]+/gi;
/** Query parameters whose values help to find a mistake; any other value may be a secret. */
const PLAIN_PARAMETERS = new Set([
  'api-version',
  'sslmode',
  'region',
  'version',
  'application_name',
]);
/** Long, with letters and digits mixed: no word that somebody chose. */
const TOKEN = /^(?=.*\d)(?=.*[a-z])[\w~.%=-]{20,}$/i;
const KEY = /\b(?:sk-[\w-]{6,}|pm_[a-z0-9]{12}_[\w-]+)/g;
const DOTS = '•••';

/** The text with ••• for every credential in it. */
export function hideCredentials(text: string): string {
  return text.replace(ADDRESS, hideInAddress).replace(KEY, DOTS);
}

function hideInAddress(address: string): string {
  const at = address.indexOf('://') + 3;
  // A password may hold what should have been escaped: all up to the last @ is taken for it.
  const to = address.lastIndexOf('@');
  const [front = '', fragment] = address.slice(Math.max(at, to + 1)).split(/#(.*)/s);
  const [place = '', query] = front.split(/\?(.*)/s);
  const path = place.split('/').map((part) => (TOKEN.test(part) && part !== place ? DOTS : part));
  const parameters = query?.split(/[&;]/).map((pair) => {
    const [name = '', value] = pair.split(/=(.*)/s);
    if (value === undefined) return TOKEN.test(name) ? DOTS : name;
    return PLAIN_PARAMETERS.has(name.toLowerCase()) ? pair : `${name}=${DOTS}`;
  });
  return [
    address.slice(0, at),
    to < 0 ? '' : `${DOTS}@`,
    // The host comes first and is shown whatever it looks like.
    [place.split('/')[0], ...path.slice(1)].join('/'),
    parameters === undefined ? '' : `?${parameters.join('&')}`,
    fragment === undefined ? '' : `#${DOTS}`,
  ].join('');
}
