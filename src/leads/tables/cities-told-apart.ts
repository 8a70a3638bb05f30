// Cities of which the code beside them would be read as a state of the United States, or the other way
// round: "Toronto, CA" is no town in California, "Perth, WA" none in Washington.

/** Country → its larger cities, folded; only countries whose code is a state's somewhere else. */
export const CITIES: Readonly<Record<string, string>> = {
  AL: 'tirana|durres|vlore',
  AR: 'buenos aires|cordoba|rosario|mendoza|la plata|mar del plata|salta|santa fe',
  AZ: 'baku|ganja|sumqayit',
  CA: 'toronto|montreal|vancouver|calgary|edmonton|ottawa|winnipeg|quebec|quebec city|hamilton|kitchener|waterloo|halifax|victoria|mississauga|brampton|markham|burnaby|surrey|laval|gatineau|saskatoon|regina|kelowna|richmond hill|vaughan|oakville',
  CO: 'bogota|medellin|cali|barranquilla|cartagena|bucaramanga|pereira|cucuta|manizales',
  DE: 'berlin|hamburg|munich|munchen|muenchen|cologne|koln|koeln|frankfurt|frankfurt am main|stuttgart|dusseldorf|duesseldorf|leipzig|dortmund|essen|bremen|dresden|hannover|hanover|nurnberg|nuremberg|duisburg|bochum|wuppertal|bielefeld|bonn|munster|mannheim|karlsruhe|augsburg|wiesbaden|aachen|kiel|freiburg|mainz|ulm|heidelberg|darmstadt|potsdam|rostock|kassel|walldorf',
  GA: 'libreville|port gentil',
  GE: 'tbilisi|batumi|kutaisi|rustavi|poti|gori',
  ID: 'jakarta|surabaya|bandung|medan|semarang|makassar|denpasar|batam|tangerang|bekasi|yogyakarta|bali',
  IL: 'tel aviv|jerusalem|haifa|herzliya|ramat gan|petah tikva|beer sheva|netanya|raanana|rishon lezion|holon',
  IN: 'mumbai|bombay|delhi|new delhi|bangalore|bengaluru|hyderabad|chennai|madras|kolkata|calcutta|pune|ahmedabad|jaipur|surat|lucknow|noida|gurgaon|gurugram|kochi|indore|coimbatore|nagpur|chandigarh',
  KY: 'george town|grand cayman',
  LA: 'vientiane|luang prabang',
  MA: 'casablanca|rabat|marrakech|marrakesh|fes|tangier|tanger|agadir',
  MD: 'chisinau|balti',
  ME: 'podgorica|budva|niksic',
  MN: 'ulaanbaatar|ulan bator',
  MO: 'macau|macao|taipa',
  MS: 'brades|plymouth montserrat',
  MT: 'valletta|sliema|birkirkara|st julians|msida|gzira',
  NC: 'noumea',
  NE: 'niamey|zinder',
  NL: 'amsterdam|rotterdam|the hague|den haag|utrecht|eindhoven|groningen|tilburg|almere|breda|nijmegen|delft|leiden|haarlem|arnhem|maastricht|amersfoort|hilversum',
  PA: 'panama|panama city|ciudad de panama|colon',
  PE: 'lima|arequipa|trujillo|cusco|cuzco|callao|piura',
  SA: 'riyadh|jeddah|dammam|mecca|makkah|medina|khobar|al khobar|dhahran|jubail',
  SC: 'victoria seychelles|mahe',
  SD: 'khartoum|omdurman',
  SK: 'bratislava|kosice|zilina|nitra|trnava|presov|banska bystrica',
  TN: 'tunis|sfax|sousse',
  VA: 'vatican|vatican city|citta del vaticano',
};

/** State → its larger cities, folded, where the code or name alone would be read as another place. */
export const STATE_CITIES: Readonly<Record<string, string>> = {
  'us-ga':
    'atlanta|savannah|augusta|columbus|macon|athens|marietta|alpharetta|roswell|sandy springs|duluth|norcross|albany|kennesaw|decatur|lawrenceville|smyrna|peachtree city|johns creek',
  'au-wa': 'perth|fremantle|bunbury|mandurah|geraldton|albany|kalgoorlie|broome|joondalup',
  'au-sa': 'adelaide|mount gambier|port augusta|whyalla|gawler',
  'au-nt': 'darwin|alice springs|palmerston',
  'ca-nt': 'yellowknife|hay river|inuvik',
  'ca-nl': 'st johns|st john s|saint johns|corner brook|mount pearl|gander|labrador city',
  'ca-pe': 'charlottetown|summerside',
  'ca-sk': 'regina|saskatoon|moose jaw|prince albert|swift current|yorkton',
  'ca-nu': 'iqaluit|rankin inlet',
  'ca-yt': 'whitehorse|dawson city',
};

/** Towns of the United States that bear the name of a country. */
export const TOWNS_LIKE_COUNTRIES: ReadonlySet<string> = new Set(
  'holland|lebanon|peru|mexico|jamaica|panama|cuba|norway|poland|jordan|malta|denmark'.split('|'),
);
