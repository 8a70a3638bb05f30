// English: where the pick is ahead; a clause follows "goes to Mike Rodriguez, who ".

export const advantages = {
  owner: (name: string) => ({
    clause: 'owns the account',
    sentence: `${name} owns this account already.`,
  }),
  csm: (name: string) => ({
    clause: 'looks after the account',
    sentence: `${name} looks after this account as customer success manager.`,
  }),
  parentOwner: (name: string) => ({
    clause: 'looks after the parent company',
    sentence: `${name} looks after the parent company.`,
  }),
  languageAsked: (language: string, name: string) => ({
    clause: `speaks ${language} as asked`,
    sentence: `They ask for ${language}, and ${name} speaks it.`,
  }),
  language: (language: string, name: string, isAlone: boolean) => ({
    clause: isAlone ? `is the only one here to speak ${language}` : `speaks ${language}`,
    sentence: `${name} speaks ${language}, the language of the lead${isAlone ? '; the others on the shortlist do not' : ''}.`,
  }),
  record: (told: {
    name: string;
    /** The industry, where the pick specialises in it. */
    speciality: string | null;
    rate: string;
    deals: string | null;
    scope: string;
    /** What others win; null where nobody has such a record. */
    others: string | null;
    isAlone: boolean;
  }) => {
    const { name, speciality, rate, deals, scope, others, isAlone } = told;
    const wins = `wins ${rate}${deals === null ? '' : ` of ${deals} deals`}`;
    const against = others === null ? '' : `, against ${others} for the others on record`;
    const rest = isAlone ? '; nobody else on the shortlist has a record there' : against;
    if (speciality !== null) {
      const field = `${speciality}${others === null ? '' : ' with the best record there'}`;
      return {
        clause: `specialises in ${field}`,
        specialises: field,
        sentence: `${name} specialises in ${speciality} and ${wins} there${rest}.`,
      };
    }
    const what = others === null ? 'has a record' : 'has the best record';
    return {
      clause: `${isAlone ? 'has the only record' : what} ${scope}`,
      sentence: `${name} ${wins} ${scope}${rest}.`,
    };
  },
  companiesOf: (band: string) => `companies of ${band} employees`,
  speciality: (fields: string, name: string, employees: string | null) => ({
    clause: `specialises in ${fields}`,
    specialises: fields,
    sentence: `${name} specialises in ${fields}${employees === null ? '' : `; this one has ${employees}`}.`,
  }),
  response: (name: string, mine: string, other: string | null, theirs: string) => ({
    clause: 'usually answers first',
    sentence: `${name} usually makes first contact in ${mine}; ${other === null ? 'the others take' : `${other} takes`} ${theirs}.`,
  }),
  pipeline: (name: string, mine: string, other: string | null, theirs: string) => ({
    clause: 'has the most room',
    sentence: `${name} has the most room: pipeline at ${mine} of quota, against ${theirs} for ${other ?? 'the others'}.`,
  }),
  load: (name: string, open: number, cap: number) => ({
    clause: 'has the most room',
    sentence: `${name} has the most room: ${open} of at most ${cap} open leads.`,
  }),
  territory: (name: string, place: string, _slug: string) => {
    const where = /^(?:United|Netherlands|Philippines|Nordics|Baltics|Americas)\b/.test(place)
      ? `the ${place}`
      : place;
    return {
      clause: `covers ${where}`,
      sentence: `${name} covers ${where}, where the lead is.`,
    };
  },
};
