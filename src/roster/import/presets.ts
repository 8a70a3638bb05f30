// Exports of the usual systems, found by their headers: what each is, which columns feed what, and what is left out
// on purpose. Beside these, columns are found by the headers that people write.
import { NO_TITLE } from './rep-rows.ts';

export type PresetKind = 'reps' | 'accounts' | 'leads' | 'history';

type Shape = {
  /** As it is told: "Salesforce leads". */
  name: string;
  /** Headers that tell it, "|" between names of one; all must be there, and of several the longest list wins. */
  signs: readonly string[];
  /** Headers that say nothing to us. */
  ignore?: string;
};

export type RowsPreset = Shape & {
  kind: Exclude<PresetKind, 'history'>;
  /** Our field → the headers that may feed it, the first that is there. */
  columns: Readonly<Record<string, string>>;
  constants?: Readonly<Record<string, string>>;
};

/** Of deals, each by the headers that may feed it. */
export type DealsPreset = Shape & {
  kind: 'history';
  id: string;
  rep: string;
  account: string;
  stage: string;
  amount: string;
  currency?: string;
  openedAt: string;
  closedAt: string;
  source?: string;
  industry?: string;
  region?: string;
};

export type Preset = RowsPreset | DealsPreset;

const SALESFORCE_NOISE =
  'Username|Alias|Profile|Profile Name|ProfileId|User License|Last Login|LastLoginDate|LocaleSidKey|EmailEncodingKey|CommunityNickname|Division|Rating|Lead Status|Status|Lead Owner|OwnerId|Owner|Last Activity|Last Modified Date|LastModifiedDate|Street|Fax|Converted|IsConverted|Do Not Call|HasOptedOutOfEmail|Unread By Owner';

/** Titles are asked for: exports of users list everybody with a login. */
const USERS = { kind: 'reps', constants: { title: NO_TITLE } } as const;

export const PRESETS: readonly Preset[] = [
  {
    ...{ ...USERS, name: 'Salesforce users', ignore: SALESFORCE_NOISE },
    signs: ['Username', 'Profile|Profile Name|ProfileId|User License|Alias', 'Active|IsActive'],
    columns: {
      id: 'User ID|Id',
      name: 'Full Name|Name',
      title: 'Title',
      active: 'Active|IsActive',
      team: 'Role|Role Name|User Role|Department',
      managerId: 'ManagerId|Manager ID|Manager|Manager: Full Name|Manager Name',
      languages: 'Language|LanguageLocaleKey',
    },
  },
  {
    ...{ ...USERS, name: 'HubSpot users', ignore: 'Last active|Super admin|Seat|Permission set' },
    signs: [
      'Email|User email',
      'Main team|Primary team|Super admin|Permission set|Seat',
      'First name|Name|Full name',
    ],
    columns: {
      id: 'Owner ID|User ID|Record ID',
      email: 'Email|User email',
      active: 'Status|User status',
      title: 'Job title|Title',
      team: 'Main team|Primary team',
    },
  },
  {
    ...{
      ...USERS,
      name: 'HubSpot owners',
      ignore: 'userId|createdAt|updatedAt|archived|teams|type',
    },
    signs: ['userId', 'firstName', 'email', 'archived'],
    columns: { id: 'id' },
  },
  {
    ...{ kind: 'accounts', name: 'Salesforce accounts', ignore: SALESFORCE_NOISE },
    signs: [
      'Account Name|Name',
      'Account ID|Id',
      'Billing Country|BillingCountry|BillingCountryCode|Billing City|BillingCity|Billing State/Province',
    ],
    columns: {
      id: 'Account ID|Id',
      name: 'Account Name|Name',
      country: 'BillingCountryCode|Billing Country Code|Billing Country|BillingCountry',
      employees: 'Employees|NumberOfEmployees',
      ownerId: 'OwnerId|Account Owner ID|Account Owner|Owner: Full Name',
      parentId: 'ParentId|Parent Account ID|Parent Account',
    },
  },
  {
    ...{ kind: 'accounts', name: 'HubSpot companies' },
    signs: ['Record ID', 'Company name|Name', 'Company Domain Name|Company owner|Website URL'],
    columns: {
      id: 'Record ID',
      name: 'Company name|Name',
      ownerId: 'Company owner',
      status: 'Lifecycle Stage',
      country: 'Country/Region|Country',
    },
    ignore: 'Create Date|Phone Number|City|Last Activity Date|Website URL|Lead Status',
  },
  {
    ...{ kind: 'leads', name: 'Salesforce leads', ignore: SALESFORCE_NOISE },
    signs: [
      'Lead ID|Id',
      'Company / Account|Company',
      'Lead Status|Lead Owner|IsConverted|LeadSource',
    ],
    columns: { id: 'Lead ID|Id', receivedAt: 'Create Date|Created Date|CreatedDate' },
  },
  {
    ...{ kind: 'leads', name: 'HubSpot contacts' },
    signs: ['Record ID', 'First Name', 'Contact owner|Lifecycle Stage|Marketing contact status'],
    columns: {
      id: 'Record ID',
      'company.name': 'Company Name|Associated Company',
      'contact.phone': 'Phone Number|Mobile Phone Number',
      'company.country': 'Country/Region|Country',
      'company.region': 'State/Region|State',
      score: 'HubSpot Score|Contact Score',
      source: 'Original Source|Original Traffic Source|Latest Source',
    },
    ignore:
      'Contact owner|Lifecycle Stage|Lead Status|Marketing contact status|Last Activity Date|Associated Company IDs',
  },
  {
    ...{ kind: 'leads', name: 'Dynamics leads' },
    signs: ['Topic', 'Company Name', 'Status Reason|(Do Not Modify) Lead'],
    columns: {
      id: '(Do Not Modify) Lead|Lead',
      'contact.name': 'Name|Full Name',
      'contact.email': 'Email|Email Address 1',
      'company.country': 'Country/Region|Address 1: Country/Region',
      'company.region': 'State/Province|Address 1: State/Province',
      'company.city': 'City|Address 1: City',
      'company.postalCode': 'ZIP/Postal Code|Address 1: ZIP/Postal Code',
    },
    ignore:
      '(Do Not Modify) Row Checksum|(Do Not Modify) Modified On|Topic|Status Reason|Status|Owner|Rating',
  },
  {
    ...{ kind: 'leads', name: 'Pipedrive leads' },
    signs: [
      'Lead - Title|Lead - ID',
      'Lead - Contact person|Person - Name|Lead - Organization|Organization - Name',
    ],
    columns: {
      id: 'Lead - ID',
      'company.name': 'Organization - Name|Lead - Organization',
      'company.country': 'Organization - Country of Address|Organization - Address',
      'contact.name': 'Person - Name|Lead - Contact person',
      'contact.email': 'Person - Email - Work|Person - Email',
      'contact.phone': 'Person - Phone - Work|Person - Phone',
      source: 'Lead - Source|Lead - Source channel',
      receivedAt: 'Lead - Lead created|Lead - Created',
    },
    ignore:
      'Lead - Title|Lead - Owner|Lead - Label|Lead - Value|Lead - Status|Lead - Next activity date',
  },
  {
    ...{ kind: 'history', name: 'Salesforce opportunities' },
    signs: [
      'Opportunity ID|Id',
      'Opportunity Name|Name',
      'Stage|StageName',
      'Close Date|CloseDate',
    ],
    id: 'Opportunity ID|Id',
    rep: 'Opportunity Owner ID|OwnerId|Opportunity Owner|Owner: Full Name|Owner',
    account: 'AccountId|Account ID|Account Name',
    stage: 'Stage|StageName',
    amount: 'Amount',
    currency: 'Amount Currency|CurrencyIsoCode|Opportunity Currency',
    openedAt: 'Created Date|CreatedDate',
    closedAt: 'Close Date|CloseDate',
    source: 'Lead Source|LeadSource',
    industry: 'Industry',
    region: 'Billing State/Province|Billing Country',
  },
  {
    ...{ kind: 'history', name: 'HubSpot deals' },
    signs: ['Record ID', 'Deal Name', 'Deal Stage'],
    id: 'Record ID',
    rep: 'Deal owner',
    account: 'Associated Company IDs (Primary)|Associated Company (Primary)|Associated Company',
    stage: 'Deal Stage',
    amount: 'Amount in company currency|Amount',
    currency: 'Currency',
    openedAt: 'Create Date',
    closedAt: 'Close Date',
    source: 'Original Traffic Source|Original Source',
  },
  {
    ...{ kind: 'history', name: 'Dynamics opportunities' },
    signs: ['Topic', 'Status|Status Reason', 'Est. Revenue|Actual Revenue|Potential Customer'],
    id: '(Do Not Modify) Opportunity|Opportunity|Topic',
    rep: 'Owner',
    account: 'Potential Customer|Account',
    stage: 'Status|Status Reason',
    amount: 'Actual Revenue|Est. Revenue',
    currency: 'Currency',
    openedAt: 'Created On',
    closedAt: 'Actual Close Date|Est. Close Date',
  },
  {
    ...{ kind: 'history', name: 'Pipedrive deals' },
    signs: ['Deal - Title|Deal - ID', 'Deal - Status'],
    id: 'Deal - ID|Deal - Title',
    rep: 'Deal - Owner',
    account: 'Deal - Organization|Organization - Name',
    stage: 'Deal - Status',
    amount: 'Deal - Value',
    currency: 'Deal - Currency|Deal - Currency of Value',
    openedAt: 'Deal - Deal created|Deal - Created',
    closedAt: 'Deal - Deal closed on|Deal - Won time|Deal - Lost time',
    source: 'Deal - Source|Deal - Source channel',
  },
];
