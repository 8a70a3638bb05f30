// The taxonomy of industries: one list for leads, accounts, specialities and records.
// NAICS is the North American Industry Classification System (2022); two digits, or more where
// two would mix industries that sellers keep apart (software in 51, insurance in 52).

/** `aliases` are names in English, German, French, Spanish, Portuguese, Dutch and Italian, "|" or a new line between them. */
export type Industry = { title: string; naics: string; aliases: string };

export const INDUSTRIES: Readonly<Record<string, Industry>> = {
  agriculture: {
    title: 'Agriculture, forestry and fishing',
    naics: '11',
    aliases: `
      Farming | Agribusiness | Agtech | Agritech | Forestry | Fishing | Fishery
      Agriculture and forestry | Agriculture, forestry, fishing and hunting | Dairy farming
      Landwirtschaft | Agrar | Agrarwirtschaft | Forstwirtschaft | Land- und Forstwirtschaft
      Agroalimentaire et agriculture | Agricultura | Agronegócio | Agropecuaria | Agropecuária
      Landbouw | Agricoltura | Pesca | Horticulture | Gartenbau | Tuinbouw
    `,
  },
  mining: {
    title: 'Mining, metals and quarrying',
    naics: '21 212 213',
    aliases: `
      Mining and metals | Metals and mining | Mining & quarrying | Quarrying | Bergbau
      Exploitation minière | Industrie minière | Mines | Minería | Mineração | Mijnbouw
      Industria mineraria | Minerals | Steel and mining | Rohstoffe
    `,
  },
  energy: {
    title: 'Energy, oil and gas',
    naics: '211',
    aliases: `
      Oil and gas | Oil & Energy | Petroleum | Renewables | Renewable energy | Solar | Wind
      Clean energy | Cleantech | Solar energy | Wind energy | Energie | Energiewirtschaft
      Erneuerbare Energien | Öl und Gas | Énergie | Pétrole et gaz | Énergies renouvelables
      Energía | Petróleo y gas | Energías renovables | Energia | Petróleo e gás | Olie en gas
      Petrolio e gas | Energie rinnovabili | Renewables & environment | Oil, gas and energy
      Energy and natural resources | Oil | Gas
    `,
  },
  utilities: {
    title: 'Utilities, water and waste',
    naics: '22 562',
    aliases: `
      Utility | Water | Waste management | Environmental services | Power utility | Water utility
      Electric utility | Electric power | Recycling | Versorger | Energieversorgung | Stadtwerke
      Versorgungswirtschaft | Entsorgung | Abfallwirtschaft | Services publics | Eau
      Servicios públicos | Serviços de utilidade pública | Nutsbedrijven | Servizi pubblici
      Gestion des déchets | Energy and utilities | Utilities and energy | Water and waste
    `,
  },
  construction: {
    title: 'Construction and engineering works',
    naics: '23',
    aliases: `
      Building | Building and construction | Civil engineering | Contractor | General contractor
      Architecture engineering construction | AEC | Construction and engineering | Infrastructure
      Architecture, Engineering & Construction | Engineering and construction | Home building
      Bau | Baugewerbe | Bauwesen | Bauwirtschaft | Bauindustrie | Hoch- und Tiefbau | BTP
      Bâtiment | Bâtiment et travaux publics | Construcción | Construção | Construção civil | Bouw
      Bouwnijverheid | Costruzioni | Edilizia | Homebuilding | Building materials
    `,
  },
  manufacturing: {
    title: 'Manufacturing, machinery and industrial goods',
    naics: '31 32 33',
    aliases: `
      Mfg | Mfr | Manufacturer | Industrial | Industrials | Industrial manufacturing
      Industrial goods | Machinery | Mechanical engineering | Industrial machinery
      Industrial automation | Mechanical or industrial engineering | Electrical manufacturing
      Electrical/electronic manufacturing | Discrete manufacturing | Process manufacturing
      Plastics | Packaging | Packaging and containers | Paper and forest products | Textiles
      Chemicals | Chemical | Chemical manufacturing | Steel | Metal fabrication | Furniture
      Machine building | Plastics manufacturing | Glass, ceramics and concrete | Printing
      Fertigung | Fertigungsindustrie | Produktion | Maschinenbau | Anlagenbau | Industrie
      Maschinen- und Anlagenbau | Verarbeitendes Gewerbe | Produzierendes Gewerbe | Chemie
      Metallverarbeitung | Elektroindustrie | Kunststoff | Elektrotechnik
      Industrie manufacturière | Fabrication | Industrie chimique | Chimie | Métallurgie
      Manufactura | Industria manufacturera | Fabricación | Industria | Industria química
      Manufatura | Indústria | Indústria de transformação | Fabricação | Fabricante
      Industrie en productie | Productie | Machinebouw | Maakindustrie | Chemische industrie
      Manifattura | Manifatturiero | Industria manifatturiera | Produzione | Meccanica
    `,
  },
  automotive: {
    title: 'Automotive',
    naics: '3361 3362 3363 441',
    aliases: `
      Auto | Cars | Automobile | Automobiles | Motor vehicles | Auto parts | Car dealership
      Automotive parts | Vehicle manufacturing | Motor vehicle manufacturing | Car manufacturer
      Automobilindustrie | Automobilzulieferer | Fahrzeugbau | Kfz | Autohaus | Autoindustrie
      Industrie automobile | Automoción | Automotriz | Industria automotriz | Automóveis
      Automotivo | Indústria automotiva | Auto-industrie | Automobielindustrie | Automobilistico
    `,
  },
  'aerospace-defense': {
    title: 'Aerospace and defence',
    naics: '3364 3366',
    aliases: `
      Aerospace | Defense | Defence | Aerospace & Defense | Aerospace and defence | Space
      Defense and space | Aviation and aerospace | Military | Aircraft manufacturing
      Luft- und Raumfahrt | Luftfahrt | Raumfahrt | Rüstung | Verteidigung | Aérospatiale
      Aéronautique | Défense | Aeroespacial | Defensa | Defesa | Lucht- en ruimtevaart
      Aerospaziale | Difesa | Aeroespacial y defensa | Aerospaziale e difesa | Aérospatial
    `,
  },
  'food-beverage': {
    title: 'Food and beverage',
    naics: '311 312',
    aliases: `
      Food | Food & Beverages | Food and drink | Beverage | Beverages | Food production | F&B
      Wine and spirits | Brewery | Food manufacturing | Food processing | Dairy | Tobacco
      Lebensmittel | Nahrungsmittel | Lebensmittelindustrie | Getränke | Agroalimentaire
      Lebensmittel und Getränke | Nahrungsmittelindustrie | Alimentation | Boissons
      Alimentación y bebidas | Alimentos | Alimentos y bebidas | Alimentos e bebidas
      Voedingsmiddelen | Voeding | Voedingsindustrie | Alimentare | Alimentari e bevande
    `,
  },
  'consumer-goods': {
    title: 'Consumer goods, fashion and cosmetics',
    naics: '313 314 315 316',
    aliases: `
      CPG | FMCG | Consumer packaged goods | Consumer products | Apparel | Fashion
      Apparel and fashion | Luxury goods | Luxury goods and jewelry | Cosmetics | Sporting goods
      Beauty | Toys | Footwear | Consumer electronics | Fast moving consumer goods | Clothing
      Konsumgüter | Mode | Bekleidung | Kosmetik | Biens de consommation | Luxe
      Bienes de consumo | Moda | Bens de consumo | Consumptiegoederen | Beni di consumo
    `,
  },
  wholesale: {
    title: 'Wholesale and distribution',
    naics: '42',
    aliases: `
      Wholesale trade | Distribution | Distributor | Wholesale distribution | Wholesaler
      Import and export | Großhandel | Grosshandel | Commerce de gros | Négoce | Grossiste
      Mayorista | Comercio al por mayor | Distribución | Atacado | Comércio atacadista
      Groothandel | Ingrosso | Commercio all’ingrosso | Distribuzione | Distribuição
      Import/export | Trading company | Business supplies and equipment
    `,
  },
  retail: {
    title: 'Retail and e-commerce',
    naics: '44 45',
    aliases: `
      Retail trade | Retailer | E-commerce | Ecommerce | eTail | Online retail | Online shop
      Supermarkets | Supermarket | Grocery | Retail and ecommerce | Retail & Consumer | Webshop
      Department store | Einzelhandel | Handel | Onlinehandel | Versandhandel | Internet retail
      Commerce de détail | Grande distribution | Vente au détail | Commerce en ligne | Commerce
      Comercio minorista | Comercio al por menor | Minorista | Comercio electrónico | Comercio
      Varejo | Comércio varejista | Comércio eletrônico | Retalho | Detailhandel
      Vendita al dettaglio | Commercio al dettaglio | Commercio | Direct to consumer | D2C
      Car accessories | Home appliances | Pet supplies | Comércio
    `,
  },
  'transport-logistics': {
    title: 'Transport, logistics and warehousing',
    naics: '48 49',
    aliases: `
      Logistics | Transport | Transportation | Shipping | Freight | Supply chain | Trucking
      Logistics and supply chain | Transportation and logistics | Transport and logistics
      Transportation/trucking/railroad | Warehousing | Maritime | Airlines | Airline | Aviation
      Airlines/aviation | Package/freight delivery | Rail | Railway | Courier | 3PL | Ports
      Freight forwarding | Transportation and warehousing | Postal services | Railroad | Logistik
      Spedition | Transport und Logistik | Verkehr | Transport et logistique | Logistique
      Logística | Transporte | Transporte y logística | Transporte e logística
      Transport en logistiek | Logistiek | Vervoer | Logistica | Trasporti | Trasporti e logistica
    `,
  },
  'media-entertainment': {
    title: 'Media, entertainment and publishing',
    naics: '512 516 5131 519 71',
    aliases: `
      Media | Entertainment | Media and entertainment | Publishing | Broadcast media | Music
      Broadcasting | Gaming | Computer games | Games | Sports | Newspapers | Film | TV
      Motion pictures and film | Online media | Arts | Performing arts | Museums | Gambling
      Arts, entertainment and recreation | Gambling and casinos | Recreation | Esports | Radio
      Medien | Unterhaltung | Verlag | Verlagswesen | Médias | Divertissement | Édition | Medios
      Medios de comunicación | Entretenimiento | Mídia | Entretenimento | Editoria
      Intrattenimento | Amusement | Uitgeverij | Medios y entretenimiento | Editorial
    `,
  },
  telecommunications: {
    title: 'Telecommunications',
    naics: '517',
    aliases: `
      Telecom | Telecoms | Telco | Telecommunication | Wireless | ISP | Mobile operator
      Internet service provider | Carrier | Telekommunikation | Télécommunications | Télécom
      Telecomunicaciones | Telecomunicações | Telecommunicatie | Telecomunicazioni | Cable
    `,
  },
  software: {
    title: 'Software and internet services',
    naics: '5112 5132 518',
    aliases: `
      SaaS | Computer software | Software as a service | Software development | Internet
      Enterprise software | B2B SaaS | Software company | Software publisher | Internet software
      Software & Internet | Software and services | Prepackaged software | Mobile apps | Apps
      Cybersecurity | Computer and network security | Artificial intelligence | AI | Cloud
      Fintech software | Softwareentwicklung | Logiciel | Logiciels | Éditeur de logiciels
      Desarrollo de software | Desenvolvimento de software | Softwareontwikkeling | Software house
      Sviluppo software | Online services | Web services | Software vendor | ISV | PaaS
    `,
  },
  technology: {
    title: 'Technology: IT services, hardware and electronics',
    naics: '334 5415',
    aliases: `
      Tech | IT | High tech | Hi-tech | Information technology | Technology services | ICT
      Information technology and services | IT services | IT consulting | Computer hardware
      Hardware | Electronics | Semiconductors | Semiconductor | Computers | Computer networking
      Technology, Information and Internet | System integrator | Systems integrator | MSP
      Robotics | Managed service provider | Data centers | IT-Dienstleister | Informationstechnik
      EDV | Technologie | Informatik | Informatique | Services informatiques | ESN | Halbleiter
      Tecnología | Tecnologías de la información | Informática | Tecnologia | TI | Elektronik
      Tecnologia da informação | Informatica | Automatisering | Technologies de l’information
      Technology hardware | Computer services | Information services | IT and services
    `,
  },
  'financial-services': {
    title: 'Banking and financial services',
    naics: '52 521 522 523 525',
    aliases: `
      Financial svcs | Finance | Financial | Financials | Bank | Banks | Banking | Fintech | Investment banking
      Investment management | Asset management | Capital markets | Venture capital | Payments
      Private equity | Venture capital and private equity | Wealth management | Credit union
      Finance and banking | Banking and finance | Financial services industry | Hedge fund | BFSI
      Finanzdienstleistungen | Finanzdienstleister | Finanzen | Bankwesen | Banken | Finanz
      Services financiers | Banque | Servicios financieros | Banca | Finanzas | Finanza
      Serviços financeiros | Bancos | Finanças | Banco | Financiële dienstverlening | Financiën
      Servizi finanziari | Banche | Bankwezen | Lending | Mortgage | Leasing | Crypto
      Banking, financial services and insurance
    `,
  },
  insurance: {
    title: 'Insurance',
    naics: '524',
    aliases: `
      Insurer | Insurtech | Reinsurance | Insurance carrier | Versicherung | Versicherungen
      Insurance broker | Versicherungswirtschaft | Assurance | Assurances | Seguros
      Verzekeringen | Verzekering | Assicurazioni | Assicurazione | Health insurance | Mutuelle
    `,
  },
  'real-estate': {
    title: 'Real estate',
    naics: '53',
    aliases: `
      Property | Proptech | Commercial real estate | Property management | Realty | REIT
      Real estate development | Immobilien | Immobilienwirtschaft | Immobilier | Housing
      Bienes raíces | Inmobiliaria | Inmobiliario | Sector inmobiliario | Imobiliário
      Imobiliária | Vastgoed | Immobiliare | Real estate and rental and leasing
    `,
  },
  'professional-services': {
    title: 'Professional and business services',
    naics: '54 55 56 561',
    aliases: `
      Consulting | Services | Business services | Management consulting | Legal | Legal services
      Law | Law firm | Law practice | Accounting | Architecture | Engineering services
      Accountancy | Professional training | Facilities services | Consultancy | Advisory | Audit
      Research | Design | Security services | Outsourcing | BPO | Call center | Engineering
      Professional, scientific and technical services | Business consulting and services
      Beratung | Unternehmensberatung | Dienstleistungen | Dienstleistung | Rechtsanwälte
      Wirtschaftsprüfung | Steuerberatung | Conseil | Services aux entreprises | Cabinet d’avocats
      Consultoría | Servicios profesionales | Consultoria | Serviços | Servicios | Consulenza
      Zakelijke dienstverlening | Adviesbureau | Servizi | Dienstverlening
      Prestation de services
    `,
  },
  'marketing-advertising': {
    title: 'Marketing and advertising',
    naics: '5418',
    aliases: `
      Marketing | Advertising | Marketing and advertising | Advertising services | Agency | PR
      Digital agency | Marketing agency | Public relations | Public relations and communications
      Adtech | Martech | Market research | Events services | Werbung | Werbeagentur | Publicité
      Communication | Agence de communication | Publicidad | Publicidade | Pubblicità | Reclame
      Marketing y publicidad | Advertising agency | Creative agency
    `,
  },
  staffing: {
    title: 'Staffing and human resources',
    naics: '5613',
    aliases: `
      Staffing and recruiting | Recruiting | Recruitment | Human resources | HR | Employment
      Employment services | Temporary staffing | HR services | Executive search | Headhunting
      Personaldienstleister | Personalvermittlung | Zeitarbeit | Ressources humaines | Intérim
      Recrutement | Recursos humanos | Uitzendbureau | Risorse umane | Personeel
      Trabajo temporal | Human resources services | Personalberatung
    `,
  },
  education: {
    title: 'Education and training',
    naics: '61',
    aliases: `
      Higher education | University | Universities | School | Schools | K-12 | K12 | Edtech
      E-learning | Education management | Primary/secondary education | College | Academia
      Educational services | Training | Bildung | Bildungswesen | Hochschule | Universität
      Schule | Enseignement | Éducation | Formation | Educación | Universidad | Educação
      Onderwijs | Istruzione | Formazione | Educazione | Ensino | Universiteit
    `,
  },
  healthcare: {
    title: 'Healthcare and social assistance',
    naics: '62',
    aliases: `
      Health | Health care | Hospital | Hospitals | Hospital and health care | Medical | Clinic
      Medical practice | Healthtech | Health, wellness and fitness | Dental | Mental health care
      Healthcare services | Health services | Nursing | Digital health | Senior care | Provider
      Health care and social assistance | Hospitals & Healthcare | Veterinary
      Individual and family services | Gesundheitswesen | Gesundheit | Krankenhaus | Klinik
      Pflege | Santé | Hôpital | Secteur de la santé | Salud | Sanidad | Sector salud | Saúde
      Gezondheidszorg | Zorg | Sanità | Salute | Ospedale | Soins de santé | Cuidados de saúde
      Assistenza sanitaria | Healthcare & Life Sciences
    `,
  },
  'life-sciences': {
    title: 'Life sciences: pharma, biotech and medical devices',
    naics: '3254 3391 5417',
    aliases: `
      Pharma | Pharmaceutical | Pharmaceuticals | Biotech | Biotechnology | Life science
      Medical devices | Medical device | Medtech | Pharma and biotech | Biopharma | CRO
      Pharmaceutical manufacturing | Pharmaindustrie | Biotechnologie | Medizintechnik
      Industrie pharmaceutique | Pharmacie | Farmacéutica | Farmacêutica | Biotecnología
      Biotecnologia | Farmacie | Farmaceutica | Farmaceutico | Ciencias de la vida | Genomics
      Industria farmacéutica | Dispositifs médicaux | Laboratories
    `,
  },
  'hospitality-travel': {
    title: 'Hospitality, restaurants and travel',
    naics: '72',
    aliases: `
      Hospitality | Travel | Tourism | Hotel | Hotels | Restaurant | Restaurants | Leisure
      Leisure, travel and tourism | Travel and hospitality | Accommodation and food services
      Food service | Catering | Hotels and resorts | Travel and tourism | Events | Lodging
      Gastgewerbe | Gastronomie | Hotellerie | Tourismus | Reisen | Hôtellerie | Tourisme
      Hôtellerie et restauration | Restauration | Hostelería | Turismo | Hoteles | Hotelaria
      Horeca | Toerisme | Ristorazione | Alberghiero | Viajes | Hotelería | Travel agency
    `,
  },
  government: {
    title: 'Government and public sector',
    naics: '92',
    aliases: `
      Public sector | Government administration | Public administration | Federal government
      State government | Local government | Municipality | Gov | Govt | Public safety | Police
      Law enforcement | Federal | Government agency | State and local government | SLED | City
      Öffentlicher Dienst | Öffentliche Verwaltung | Behörde | Öffentlicher Sektor | Kommune
      Secteur public | Administration publique | Collectivité | Sector público | Gobierno
      Administración pública | Governo | Setor público | Administração pública | Overheid
      Gemeente | Pubblica amministrazione | Settore pubblico | Collectivités territoriales
    `,
  },
  nonprofit: {
    title: 'Non-profit and associations',
    naics: '813',
    aliases: `
      Non-profit | Not for profit | NGO | Charity | Association | Foundation | Philanthropy
      Nonprofit organization management | Non-profit organisations | Religious institutions
      Church | Civic and social organization | Gemeinnützig | Verein | Stiftung | Verband | ONG
      Association à but non lucratif | Sin ánimo de lucro | Sin fines de lucro | Tercer sector
      Sem fins lucrativos | Stichting | Vereniging | Goede doelen | Non profit | Associazione
      Fundación | Fundação | Fondazione | Membership organization | Terzo settore
    `,
  },
  'consumer-services': {
    title: 'Consumer and personal services',
    naics: '81 811 812 814',
    aliases: `
      Personal services | Other services | Home services | Repair services | Fitness | Gym
      Hairdressing | Beauty salon | Cleaning | Maintenance and repair | Funeral services
      Handwerk | Services à la personne | Servicios personales | Servizi alla persona
      Other services (except public administration) | Dry cleaning | Childcare
    `,
  },
};
