// Sites on which many companies have a page: such an address names the site, not the company.
// By registrable domain; the site's own people write from it, so a host alone or an e-mail stays theirs.

/** A page of theirs is one company's: "linkedin.com/company/acme". */
const BY_PATH =
  'linkedin.com facebook.com fb.com fb.me instagram.com twitter.com x.com youtube.com youtu.be tiktok.com pinterest.com threads.net xing.com github.com gitlab.com medium.com crunchbase.com angel.co wellfound.com ' +
  'yelp.com yelp.de tripadvisor.com glassdoor.com glassdoor.de indeed.com kununu.com trustpilot.com g2.com capterra.com clutch.co producthunt.com behance.net dribbble.com vimeo.com t.me wa.me whatsapp.com vk.com weibo.com ' +
  'etsy.com amazon.com amazon.de amazon.co.uk ebay.com ebay.de alibaba.com google.com goo.gl g.page g.co bit.ly tinyurl.com t.co lnkd.in linktr.ee lnk.bio about.me beacons.ai calendly.com eventbrite.com meetup.com ' +
  'notion.so airtable.com typeform.com forms.gle dropbox.com wikipedia.org yellowpages.com gelbeseiten.de pagesjaunes.fr northdata.de dnb.com zoominfo.com apollo.io opencorporates.com apple.com patreon.com substack.com ' +
  'bsky.app mastodon.social slideshare.net scribd.com issuu.com flickr.com soundcloud.com twitch.tv discord.gg discord.com telegram.me line.me naver.com kakao.com wechat.com zhihu.com mercadolibre.com mercadolivre.com.br aliexpress.com made-in-china.com indiamart.com tradeindia.com justdial.com thomasnet.com europages.com europages.de wlw.de kompass.com houzz.com angi.com homeadvisor.com thumbtack.com bbb.org manta.com yell.com local.ch search.ch herold.at 11880.com dasoertliche.de goldenpages.ie paginegialle.it paginasamarillas.es malt.fr malt.de freelancer.com f6s.com pitchbook.com owler.com societe.com companieshouse.gov.uk truecaller.com taplink.cc mega.nz hubs.ly bitly.com rebrand.ly ow.ly buff.ly shorturl.at cutt.ly';

/** A host under them is one company's: "acme.wordpress.com". */
const BY_HOST =
  'wordpress.com weebly.com wixsite.com squarespace.com tumblr.com business.site jimdofree.com jimdo.com jimdosite.com hubspotpagebuilder.com godaddysites.com bigcartel.com strikingly.com webnode.com webnode.page yolasite.com ' +
  'site123.me ueniweb.com square.site sharepoint.com onmicrosoft.com zendesk.com atlassian.net freshdesk.com medium.com substack.com typepad.com livejournal.com ecwid.com company.site mystrikingly.com mailchi.mp hubspotpagebuilder.eu hs-sites.com instapage.com unbouncepages.com clickfunnels.com kajabi.com teachable.com thinkific.com podia.com gumroad.com lemonsqueezy.com shopbase.com tictail.com prestashop.com dudaone.com ukit.me tilda.ws nethouse.ru ucoz.ru ameblo.jp jimdo.de page4.com npage.de blog.de beepworld.de my-free.website website2.me angelfire.com tripod.com geocities.com bravesites.com webs.com servicenow.com force.com site.com dynamics.com powerappsportals.com lever.co greenhouse.io workable.com breezy.hr recruitee.com personio.de bamboohr.com slack.com statuspage.io intercom.help helpscoutdocs.com myportfolio.com format.com pixieset.com over-blog.com e-monsite.com bandcamp.com etsy.com xing.com mailchimpsites.com';

export const SHARED_BY_PATH: ReadonlySet<string> = new Set(BY_PATH.split(' '));
export const SHARED_BY_HOST: ReadonlySet<string> = new Set(BY_HOST.split(' '));
