// Sites on which many companies have a page: such an address names the site, not the company.
// By registrable domain; the site's own people write from it, so a host alone or an e-mail stays theirs.

/** A page of theirs is one company's: "linkedin.com/company/acme". */
const BY_PATH =
  'linkedin.com facebook.com fb.com fb.me instagram.com twitter.com x.com youtube.com youtu.be tiktok.com pinterest.com threads.net xing.com github.com gitlab.com medium.com crunchbase.com angel.co wellfound.com ' +
  'yelp.com yelp.de tripadvisor.com glassdoor.com glassdoor.de indeed.com kununu.com trustpilot.com g2.com capterra.com clutch.co producthunt.com behance.net dribbble.com vimeo.com t.me wa.me whatsapp.com vk.com weibo.com ' +
  'etsy.com amazon.com amazon.de amazon.co.uk ebay.com ebay.de alibaba.com google.com goo.gl g.page g.co bit.ly tinyurl.com t.co lnkd.in linktr.ee lnk.bio about.me beacons.ai calendly.com eventbrite.com meetup.com ' +
  'notion.so airtable.com typeform.com forms.gle dropbox.com wikipedia.org yellowpages.com gelbeseiten.de pagesjaunes.fr northdata.de dnb.com zoominfo.com apollo.io opencorporates.com apple.com patreon.com substack.com';

/** A host under them is one company's: "acme.wordpress.com". */
const BY_HOST =
  'wordpress.com weebly.com wixsite.com squarespace.com tumblr.com business.site jimdofree.com jimdo.com jimdosite.com hubspotpagebuilder.com godaddysites.com bigcartel.com strikingly.com webnode.com webnode.page yolasite.com ' +
  'site123.me ueniweb.com square.site sharepoint.com onmicrosoft.com zendesk.com atlassian.net freshdesk.com medium.com substack.com typepad.com livejournal.com over-blog.com e-monsite.com bandcamp.com etsy.com xing.com mailchimpsites.com';

export const SHARED_BY_PATH: ReadonlySet<string> = new Set(BY_PATH.split(' '));
export const SHARED_BY_HOST: ReadonlySet<string> = new Set(BY_HOST.split(' '));
