// Mail hosts that give anybody an address: such a domain says nothing about a company.
// By registrable domain; some names stand for themselves under every public suffix (yahoo.fr, yahoo.co.uk).
import listed from './free-mail-domains.json' with { type: 'json' };

const EVERY_SUFFIX =
  'yahoo hotmail outlook live msn gmail googlemail aol ymail rocketmail gmx protonmail proton yandex icloud mailinator guerrillamail tempmail 10minutemail';

const BY_NAME =
  // Worldwide
  'me.com mac.com mail.com email.com zoho.com zohomail.com fastmail.com fastmail.fm hey.com inbox.com pm.me tutanota.com tutanota.de tuta.io tuta.com hushmail.com lycos.com excite.com usa.com post.com myself.com consultant.com engineer.com dr.com europe.com asia.com duck.com runbox.com posteo.net disroot.org riseup.net passmail.net skiff.com mailbox.org passport.com ' +
  // United States and Canada
  'comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net earthlink.net juno.com netzero.net aim.com optonline.net roadrunner.com rr.com windstream.net frontier.com frontiernet.net centurylink.net embarqmail.com q.com suddenlink.net mindspring.com prodigy.net rogers.com bell.net sympatico.ca shaw.ca telus.net videotron.ca cogeco.ca ' +
  // United Kingdom and Ireland
  'btinternet.com btopenworld.com talktalk.net sky.com virginmedia.com ntlworld.com blueyonder.co.uk tiscali.co.uk plusnet.com eircom.net o2.co.uk orange.net ' +
  // German-speaking countries
  'web.de t-online.de freenet.de arcor.de 1und1.de online.de posteo.de mailbox.de email.de vodafone.de vodafonemail.de kabelmail.de unitybox.de bluewin.ch hispeed.ch sunrise.ch swissonline.ch aon.at chello.at inode.at kabsi.at gmx.net ' +
  // France and Benelux
  'orange.fr wanadoo.fr free.fr sfr.fr laposte.net bbox.fr neuf.fr numericable.fr club-internet.fr cegetel.net aliceadsl.fr ziggo.nl kpnmail.nl kpnplanet.nl planet.nl xs4all.nl hetnet.nl casema.nl home.nl upcmail.nl telenet.be skynet.be proximus.be scarlet.be pt.lu ' +
  // Italy, Spain, Portugal
  'libero.it virgilio.it tiscali.it alice.it tin.it tim.it fastwebnet.it inwind.it iol.it poste.it telefonica.net terra.es ono.com movistar.es sapo.pt mail.pt clix.pt netcabo.pt ' +
  // Nordics
  'telia.com comhem.se bredband.net spray.se online.no broadpark.no mail.dk jubii.dk stofanet.dk tdcadsl.dk luukku.com kolumbus.fi elisanet.fi ' +
  // Central and Eastern Europe
  'wp.pl o2.pl onet.pl onet.eu interia.pl interia.eu op.pl vp.pl poczta.fm seznam.cz centrum.cz email.cz post.cz azet.sk zoznam.sk freemail.hu citromail.hu abv.bg mail.bg ukr.net i.ua mail.ru bk.ru list.ru inbox.ru rambler.ru ya.ru inbox.lv ' +
  // Asia and the Pacific
  'qq.com 163.com 126.com yeah.net sina.com sina.cn sohu.com foxmail.com aliyun.com 139.com 189.cn naver.com hanmail.net daum.net nate.com docomo.ne.jp ezweb.ne.jp softbank.ne.jp nifty.com rediffmail.com indiatimes.com sify.com bigpond.com bigpond.net.au optusnet.com.au iinet.net.au tpg.com.au xtra.co.nz ' +
  // Latin America, Africa, Middle East
  'uol.com.br bol.com.br terra.com.br ig.com.br globo.com r7.com oi.com.br prodigy.net.mx fibertel.com.ar arnet.com.ar speedy.com.ar vtr.net walla.com walla.co.il netvision.net.il webmail.co.za mweb.co.za telkomsa.net ' +
  // Throw-away addresses
  'yopmail.com trashmail.com sharklasers.com getnada.com temp-mail.org dispostable.com maildrop.cc throwawaymail.com fakeinbox.com mintemail.com mohmal.com emailondeck.com moakt.com';

/** Names that are free mail under every public suffix. */
export const FREE_MAIL_NAMES: ReadonlySet<string> = new Set(EVERY_SUFFIX.split(' '));
/** Registrable domains that are free mail. */
export const FREE_MAIL_DOMAINS: ReadonlySet<string> = new Set([
  ...BY_NAME.split(' '),
  // Of free-email-domains 1.12.6 (MIT) those whose name says mail, and providers of the line: the rest of
  // its 14,000 holds companies, universities and societies, whose leads would lose their account.
  ...listed.domains.split(' '),
]);

/** What is written where there is no address; nobody's domain. */
export const PLACEHOLDER_HOSTS: ReadonlySet<string> = new Set(
  'none.com noemail.com nomail.com noemail.none na.com nowhere.com invalid.com noreply.com fake.com unknown.com asdf.com email.email domain.com yourdomain.com yourcompany.com'.split(
    ' ',
  ),
);
