// Industries as the picklists of usual systems name them: HubSpot's companies, Salesforce's accounts, and
// the Global Industry Classification Standard (GICS). What our own table has already is left out here.

/** Our slug → names, "|" or a new line between them. */
export const PICKLIST_NAMES: Readonly<Record<string, string>> = {
  agriculture: 'Ranching | Farming and ranching | Agricultural products',
  mining:
    'Diversified metals and mining | Precious metals and minerals | Coal and consumable fuels',
  energy: `
    Energy equipment and services | Oil, gas and consumable fuels | Integrated oil and gas
    Oil and gas drilling | Oil and gas equipment and services | Oil and gas exploration and production
    Oil and gas refining and marketing | Oil and gas storage and transportation
  `,
  utilities: `
    Electric utilities | Gas utilities | Multi-utilities | Water utilities | Environmental
    Independent power and renewable electricity producers | Independent power producers
  `,
  construction: 'Homebuilders | Construction materials',
  manufacturing: `
    Capital goods | Materials | Building products | Electrical equipment | Containers and packaging
    Industrial conglomerates | Metal and glass containers | Railroad manufacture | Shipbuilding
    Paper and packaging | Specialty chemicals | Diversified chemicals | Machine tools
    Electrical components and equipment | Heavy electrical equipment | Aluminum | Mechanical
  `,
  automotive: `
    Automobiles and components | Automobile components | Auto components | Automobile manufacturers
    Automotive retail
  `,
  'aerospace-defense': 'Space and defense | Defense and space manufacturing',
  'food-beverage': `
    Food, beverage and tobacco | Food products | Packaged foods and meats | Soft drinks | Brewers
    Distillers and vintners
  `,
  'consumer-goods': `
    Household products | Personal products | Personal care products | Household and personal products
    Consumer durables and apparel | Household durables | Leisure products
    Textiles, apparel and luxury goods | Apparel, accessories and luxury goods | Consumer staples
  `,
  wholesale:
    'Trading companies and distributors | Distributors | International trade and development',
  retail: `
    Retailing | Food and staples retailing | Consumer staples distribution and retail | Broadline retail
    Specialty retail | Multiline retail | Internet and direct marketing retail | Food retail
    Consumer discretionary distribution and retail | Department stores
  `,
  'transport-logistics': `
    Air freight and logistics | Passenger airlines | Marine | Marine transportation | Road and rail
    Ground transportation | Transportation infrastructure | Package and freight delivery
  `,
  'media-entertainment': `
    Interactive media and services | Movies and entertainment | Interactive home entertainment
    Animation | Arts and crafts | Fine art | Photography | Media production | Libraries
    Museums and institutions | Writing and editing
  `,
  telecommunications: `
    Telecommunication services | Diversified telecommunication services
    Wireless telecommunication services | Integrated telecommunication services
  `,
  software: `
    Application software | Systems software | Internet services and infrastructure
    Internet software and services
  `,
  technology: `
    Technology hardware and equipment | Technology hardware, storage and peripherals
    Communications equipment | Electronic equipment, instruments and components | Electronic components
    Semiconductors and semiconductor equipment | IT consulting and other services | Nanotechnology
    Data processing and outsourced services
  `,
  'financial-services': `
    Diversified financials | Consumer finance | Diversified financial services | Thrifts and mortgage finance
    Mortgage real estate investment trusts | Diversified banks | Regional banks | Diversified capital markets
    Asset management and custody banks | Investment banking and brokerage | Financial exchanges and data
  `,
  insurance: `
    Life and health insurance | Property and casualty insurance | Multi-line insurance | Insurance brokers
  `,
  'real-estate': `
    Real estate management and development | Equity real estate investment trusts | Diversified REITs
    Industrial REITs | Office REITs | Retail REITs | Residential REITs | Specialized REITs
    Hotel and resort REITs | Health care REITs
  `,
  'professional-services': `
    Commercial and professional services | Commercial services and supplies
    Research and consulting services | Diversified support services | Security and alarm services
    Alternative dispute resolution | Architecture and planning | Graphic design | Think tanks
    Outsourcing and offshoring | Security and investigations | Translation and localization
    Professional training and coaching | Program development
  `,
  staffing: 'Human resource and employment services',
  education: 'Education services',
  healthcare: `
    Health care equipment and services | Health care providers and services | Health care providers
    Health care facilities | Health care services | Health care distributors | Health care technology
    Managed health care | Alternative medicine
  `,
  'life-sciences': `
    Health care equipment and supplies | Health care equipment | Health care supplies
    Pharmaceuticals, biotechnology and life sciences | Life sciences tools and services
  `,
  'hospitality-travel': `
    Hotels, restaurants and leisure | Hotels, resorts and cruise lines | Casinos and gaming
    Recreational facilities and services | Leisure facilities
  `,
  government: `
    Executive office | Government relations | International affairs | Judiciary | Legislative office
    Public policy
  `,
  nonprofit: 'Fund-raising | Political organization',
  'consumer-services': 'Diversified consumer services | Specialized consumer services',
};

/** Names that say one thing in one system and another in the next, or several at once. */
export const OF_SEVERAL_INDUSTRIES: ReadonlySet<string> = new Set([
  'communications',
  'communication services',
  'consumer discretionary',
  'consumer',
]);

/** Words that stand beside an industry and name none. */
export const SAYS_LITTLE: ReadonlySet<string> = new Set(
  'services service products product solutions supplies equipment systems goods other others misc and und et development operations'.split(
    ' ',
  ),
);
