// Where leads come from and how they reach us, by one name each. "|" stands between aliases.

export const SOURCES: Readonly<Record<string, string>> = {
  'demo-request':
    'demo|product demo|product demo request|request a demo|request demo|demo requested|book a demo|demo form|demo booking|live demo|demo anfrage|demo-anfrage|demande de démo|demande de démonstration|solicitud de demo|solicitação de demo|demo aanvraag|richiesta demo|richiesta di demo|get a demo|schedule a demo|schedule demo',
  'pricing-request':
    'pricing|pricing page|price request|request pricing|quote|quote request|request a quote|request for quote|rfq|get a quote|angebot|angebotsanfrage|preisanfrage|demande de devis|devis|cotización|orçamento|offerte|offerteaanvraag|preventivo|richiesta preventivo',
  'contact-form':
    'contact us|contact|contact form|contact us form|contact sales|talk to sales|web form|website form|webform|kontaktformular|kontakt|formulaire de contact|formulario de contacto|formulário de contato|contactformulier|modulo di contatto|inquiry|enquiry|website inquiry|website enquiry|inbound form|web contact',
  'free-trial':
    'trial|trial signup|trial sign up|free trial signup|start trial|sign up|signup|product signup|freemium|testversion|kostenlos testen|essai gratuit|prueba gratuita|teste grátis|proefversie|prova gratuita|plg|product qualified lead|pql',
  'content-download':
    'content|download|whitepaper|white paper|ebook|e-book|gated content|content syndication|case study|report download|guide download|whitepaper download|ebook download|resource download|livre blanc|roi calculator',
  webinar:
    'webinars|online event|virtual event|webinar registration|webinar attendee|on-demand webinar|webinaire',
  event:
    'events|trade show|tradeshow|conference|exhibition|booth|field event|in-person event|messe|messekontakt|salon|feria|feira|beurs|fiera|expo|fair|seminar|meetup',
  newsletter: 'newsletter signup|newsletter subscription|blog|blog subscription|subscriber',
  referral:
    'referred|customer referral|client referral|word of mouth|employee referral|refer a friend|empfehlung|weiterempfehlung|recommandation|recomendación|indicação|aanbeveling|passaparola|external referral|recommendation',
  partner:
    'partner referral|channel partner|reseller|partners|alliance|partner portal|channel|var|distributor referral|marketplace|app exchange|appexchange|partenaire',
  'paid-search':
    'ppc|sem|google ads|adwords|google adwords|bing ads|microsoft ads|search ads|paid search|cpc|google cpc|google paid|pay per click|sea',
  'paid-social':
    'facebook ads|linkedin ads|meta ads|social ads|paid social media|linkedin lead gen|linkedin lead gen form|instagram ads',
  'organic-search':
    'seo|organic|google organic|search|google search|organic google|search engine|google|bing|web search|suchmaschine',
  social:
    'social media|linkedin|facebook|twitter|x.com|instagram|organic social|xing|youtube|tiktok|soziale medien|réseaux sociaux|redes sociales|redes sociais|sociale media|social network|olark social',
  direct:
    'direct traffic|website|web|direct visit|type-in|website direct|webseite|site web|sitio web|homepage|inbound|inbound web|web lead',
  chat: 'live chat|website chat|chatbot|drift|intercom chat|olark chat|web chat|whatsapp',
  phone:
    'call|phone call|inbound call|telephone|phone inquiry|phone enquiry|call in|telefon|anruf|téléphone|appel|teléfono|telefone|telefoon|telefono|hotline',
  email:
    'e-mail|email inquiry|inbound email|email campaign|e-mail marketing|email marketing|newsletter click|mailing|courriel|correo|mail',
  outbound:
    'cold call|cold email|cold outreach|outbound prospecting|prospecting|sdr outbound|outreach|kaltakquise|outbound call|bdr outbound|prospection|telemarketing',
  'purchased-list':
    'list|list import|purchased list|bought list|list purchase|zoominfo|apollo|data vendor|rented list|import',
  advertising:
    'ad|ads|advertisement|display|display ads|banner|print|tv|radio|retargeting|programmatic|werbung|anzeige',
  review:
    'review site|g2|g2 crowd|capterra|trustradius|software advice|gartner peer insights|getapp',
  'public-relations': 'pr|press|public relations|press release|media mention|analyst|podcast',
  customer: 'existing customer|upsell|cross-sell|cross sell|expansion|customer success|renewal',
};

export const CHANNELS: Readonly<Record<string, string>> = {
  web: 'website|online|internet|web form|form|webform|landing page|site|webseite|site web|sitio web|portal|homepage|web site',
  email: 'e-mail|mail|newsletter|courriel|correo electrónico|correo',
  phone: 'call|telephone|telefon|téléphone|teléfono|telefone|telefoon|telefono|inbound call|voice',
  chat: 'live chat|chatbot|messenger|web chat|messaging|whatsapp|sms|text message',
  social:
    'social media|linkedin|facebook|twitter|instagram|xing|youtube|tiktok|soziale medien|redes sociales',
  event:
    'trade show|conference|in person|in-person|webinar|messe|tradeshow|booth|offline|face to face',
  partner: 'reseller|channel partner|indirect|marketplace|alliance|var',
  referral: 'word of mouth|recommendation|empfehlung',
  'paid-search': 'ppc|sem|google ads|adwords|sea|cpc|paid search ads',
  'paid-social': 'facebook ads|linkedin ads|social ads',
  'organic-search': 'seo|organic|search|google',
  outbound: 'cold call|cold email|prospecting|outreach|sdr',
  product: 'in-app|in app|app|in product|plg|trial',
  api: 'integration|webhook|import|zapier',
};
