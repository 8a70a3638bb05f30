// Links and handles: whatever leads to somebody's page or inbox by a click or a name on some service.

/** A link, with or without its protocol; a path behind a host may name a person. */
export const LINK =
  /(?<![\p{L}\p{N}])(?:(?:https?|ftp|mailto|tel|sip|skype|javascript):(?:\/\/)?|data:[a-z]+\/|www\.)\S+|(?<![\p{L}\p{N}._@-])(?:[\p{L}\p{N}-]{1,63}\.){1,4}(?:com|org|net|io|me|de|fr|es|co|uk|eu|it|nl|at|ch|us|in|ly|link|to|be|gg|app|dev|page|site|info|biz|example|test|ai)\/\S+/giu;
/** "IG: jane.doe", "telegram @jane", "linkedin jane-doe": a service, and a name on it. */
const ON_A_SERVICE =
  /(?<![\p{L}\p{N}])(linkedin|xing|twitter|instagram|insta|facebook|telegram|whatsapp|skype|discord|threads|tiktok|mastodon|bluesky|wechat|weixin|github|snapchat|ig|fb)(\s?(?:handle|id|user(?:name)?|profile|account)?\s?(?:[:=]\s?|\sis\s))(?!\/\/)[\p{L}\p{N}@][\p{L}\p{N}._:@-]{2,63}/giu;
const HANDLE = /(?<![\p{L}\p{N}])[@＠][\p{L}\p{N}_][\p{L}\p{N}_.-]{1,63}(?<![.-])/gu;

/** Any of them has one of these. */
export const LINKED =
  /[@＠]|:\/\/|www\.|\.\p{L}{2,7}\/|(?:mailto|tel|sip|skype|javascript|data):|(?:linkedin|xing|twitter|insta|facebook|telegram|whatsapp|skype|discord|threads|tiktok|mastodon|bluesky|wechat|weixin|github|snapchat|ig|fb)[^.!?]{0,16}[:=]|\bis\b/iu;

/** The text with its links and handles put behind a mask. */
export function withoutLinks(text: string, mask: string): string {
  return text
    .replace(LINK, mask)
    .replace(ON_A_SERVICE, (_, service: string, between: string) => `${service}${between}${mask}`)
    .replace(HANDLE, mask);
}
