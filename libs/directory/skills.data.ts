import { type Wording, capabilities, wording } from './vocabulary.data.js';

/**
 * What a person can know and teach. A skill that needs a tool or a space has the code of that capability, so that
 * "somebody for the laser cutter" and "a laser cutter" find each other.
 */
export interface SkillWords extends Wording {
  code: string;
}

type Row = [code: string, fr: string, en: string, wordsFr: string, wordsEn: string];

// prettier-ignore
const starting: Row[] = [
  ['idea-validation', 'Validation d\'idée', 'Idea validation', 'valider mon idée, tester mon idée, étude de besoin, problème à résoudre', 'validating an idea, testing an idea, problem discovery'],
  ['business-model', 'Modèle économique', 'Business model', 'business model, business model canvas, BMC, modèle d\'affaires', 'business model canvas, BMC, revenue model'],
  ['business-plan', 'Plan d\'affaires', 'Business plan', 'business plan, BP, plan de développement', 'writing a business plan'],
  ['market-research', 'Étude de marché', 'Market research', 'études de marché, enquête clients, analyse de marché, analyse concurrentielle, concurrence', 'market study, market analysis, competitor analysis'],
  ['customer-discovery', 'Entretiens clients', 'Customer discovery', 'interviews clients, interview utilisateur, interviews utilisateurs', 'customer interviews, user interviews'],
  ['lean-startup', 'Lean startup', 'Lean startup', 'MVP, produit minimum viable, prototype minimum', 'MVP, minimum viable product'],
  ['value-proposition', 'Proposition de valeur', 'Value proposition', 'positionnement', 'positioning'],
  ['pricing', 'Prix et tarifs', 'Pricing', 'politique de prix, fixer mes prix, fixer mes tarifs, tarification, tarif de vente', 'price setting, setting prices, price my product, price my offer'],
  ['pitching', 'Pitch', 'Pitching', 'pitcher, pitch deck, présentation aux investisseurs, deck', 'pitch, pitch deck, investor deck'],
  ['strategy', 'Stratégie', 'Strategy', 'stratégie d\'entreprise, vision, pivot, feuille de route stratégique', 'business strategy, pivot, roadmap'],
  ['scaling', 'Changement d\'échelle', 'Scaling', 'croissance, passage à l\'échelle, essaimage, scale-up', 'growth, scale-up, scaling up'],
  ['business-takeover', 'Reprise d\'entreprise', 'Business takeover', 'reprendre une entreprise, transmission, cession d\'entreprise, rachat', 'buying a business, acquisition, succession'],
  ['micro-enterprise', 'Micro-entreprise', 'Sole trader', 'micro-entrepreneur, auto-entrepreneur, auto-entreprise, me mettre à mon compte, freelance', 'freelance, freelancing, self-employed, self-employment'],
  ['association', 'Association', 'Non-profit', 'asso, associatif, loi 1901, vie associative, gouvernance associative', 'charity, nonprofit, association'],
  ['cooperative', 'Coopérative', 'Cooperative', 'SCOP, SCIC, coopérative d\'activité, CAE', 'co-op, worker cooperative'],
  ['social-economy', 'Économie sociale et solidaire', 'Social economy', 'ESS, entrepreneuriat social, ESUS, utilité sociale', 'social enterprise, social entrepreneurship'],
  ['impact-measurement', 'Mesure d\'impact', 'Impact measurement', 'impact social, évaluation d\'impact', 'social impact, impact assessment'],
  ['third-place', 'Tiers-lieu', 'Third place', 'ouvrir un tiers-lieu, créer un coworking, monter un fablab, animation de tiers-lieu', 'opening a coworking, running a third place'],
  ['project-management', 'Gestion de projet', 'Project management', 'conduite de projet, chef de projet, planification, rétroplanning', 'planning, project manager'],
  ['agile', 'Méthodes agiles', 'Agile methods', 'agile, scrum, kanban', 'agile, scrum, kanban'],
  ['time-management', 'Organisation du temps', 'Time management', 'gestion du temps, organisation, productivité, priorités', 'productivity, getting organised'],
];

// prettier-ignore
const money: Row[] = [
  ['fundraising', 'Levée de fonds', 'Fundraising', 'lever des fonds, levé des fonds, levées de fonds, business angels, business angel, investisseurs, capital-risque, amorçage, tour de table, seed', 'raising funds, raise money, raising money, venture capital, VC, business angels, investors, seed round, funding round'],
  ['financing', 'Financement', 'Financing', 'trouver un financement, plan de financement, prêt bancaire, emprunt, prêt d\'honneur, banque, microcrédit', 'funding, bank loan, loan, finance my project'],
  ['grants', 'Subventions', 'Grants', 'subvention, aides publiques, appel à projets, dossier de subvention, fonds européens, Bpifrance', 'grant, subsidies, public funding, grant writing, call for projects'],
  ['crowdfunding', 'Financement participatif', 'Crowdfunding', 'crowdfunding, campagne participative, Ulule, KissKissBankBank', 'crowdfunding campaign, kickstarter'],
  ['financial-forecast', 'Prévisionnel financier', 'Financial forecast', 'prévisionnel, prévisions financières, compte de résultat prévisionnel, tableau financier', 'financial plan, financial projections, cash forecast, financial model'],
  ['accounting', 'Comptabilité', 'Accounting', 'comptable, expert-comptable, experte-comptable, bilan comptable, compta, tenue de livres', 'accountant, bookkeeping, accounts'],
  ['taxation', 'Fiscalité', 'Tax', 'impôts, TVA, fiscaliste, fiscal, conseil fiscal, crédit d\'impôt, CIR, JEI', 'taxes, taxation, VAT, tax advice, tax credit'],
  ['cash-management', 'Trésorerie', 'Cash management', 'gestion de trésorerie, BFR, besoin en fonds de roulement', 'cash flow, cashflow, working capital'],
  ['management-control', 'Contrôle de gestion', 'Management accounting', 'tableau de bord, indicateurs, KPI, coût de revient', 'KPIs, dashboards, unit economics, cost accounting'],
  ['business-valuation', 'Valorisation', 'Valuation', 'valorisation d\'entreprise, pacte d\'actionnaires, table de capitalisation', 'company valuation, cap table, shareholders agreement'],
  ['philanthropy', 'Mécénat', 'Philanthropy', 'mécénat, fondations, recherche de mécènes, sponsoring', 'patronage, foundations, sponsorship, sponsors'],
  ['insurance', 'Assurances', 'Insurance', 'assurance, responsabilité civile, mutuelle', 'liability insurance'],
];

// prettier-ignore
const law: Row[] = [
  ['law', 'Droit des affaires', 'Business law', 'avocat, avocate, juriste, juridique, conseil juridique, conseils juridiques, droit', 'lawyer, legal advice, legal, law, solicitor'],
  ['legal-form', 'Statut juridique', 'Legal form', 'choix du statut, statuts, SAS, SARL, SASU, EURL, forme juridique, créer ma société, créer ma boîte', 'company formation, incorporation, legal structure'],
  ['contracts', 'Contrats', 'Contracts', 'contrat, rédiger un contrat, CGV, conditions générales de vente, contrat client', 'contract, terms and conditions, terms of sale'],
  ['intellectual-property', 'Propriété intellectuelle', 'Intellectual property', 'PI, brevet, brevets, marque, dépôt de marque, déposer une marque, INPI, droit d\'auteur', 'IP, patent, patents, trademark, copyright'],
  ['labour-law', 'Droit du travail', 'Labour law', 'contrat de travail, prud\'hommes, licenciement', 'employment law, labor law, employment contract'],
  ['data-protection', 'Protection des données', 'Data protection', 'RGPD, données personnelles, CNIL, DPO', 'GDPR, privacy, personal data'],
  ['public-procurement', 'Marchés publics', 'Public procurement', 'appel d\'offres, appels d\'offres, commande publique, répondre à un marché', 'tenders, public tenders, tendering'],
  ['commercial-lease', 'Bail commercial', 'Commercial lease', 'bail, local commercial, baux', 'lease, premises'],
  ['licensing', 'Licences et open source', 'Licensing', 'licence libre, open source, creative commons', 'open source licence, open source'],
  ['standards', 'Normes et certification', 'Standards and certification', 'norme, normes, marquage CE, certification produit, homologation', 'CE marking, product certification, compliance'],
];

// prettier-ignore
const selling: Row[] = [
  ['marketing', 'Marketing', 'Marketing', 'mercatique, plan marketing, stratégie marketing', 'marketing plan, marketing strategy'],
  ['digital-marketing', 'Marketing digital', 'Digital marketing', 'marketing numérique, webmarketing, acquisition, publicité en ligne, Google Ads', 'online marketing, paid ads, acquisition'],
  ['seo', 'Référencement', 'SEO', 'référencement naturel, SEO', 'search engine optimisation, search engine optimization'],
  ['social-media', 'Réseaux sociaux', 'Social media', 'community management, community manager, Instagram, LinkedIn, TikTok', 'community management, Instagram, LinkedIn, TikTok'],
  ['content', 'Création de contenu', 'Content creation', 'contenus, blog, newsletter, storytelling', 'content marketing, storytelling, newsletter, blogging'],
  ['copywriting', 'Rédaction', 'Copywriting', 'rédaction web, conception-rédaction, écriture, relecture', 'writing, copy, proofreading'],
  ['branding', 'Image de marque', 'Branding', 'identité de marque, plateforme de marque, naming, nom de marque', 'brand identity, brand, naming'],
  ['communication', 'Communication', 'Communication', 'plan de communication, stratégie de communication, com', 'communications, communication plan'],
  ['press', 'Relations presse', 'Press relations', 'presse, communiqué de presse, dossier de presse, relations publiques, médias', 'PR, public relations, press release, media relations'],
  ['sales', 'Vente', 'Sales', 'vendre, techniques de vente, commercial, développement commercial, stratégie commerciale, closing', 'selling, business development, sales strategy'],
  ['prospecting', 'Prospection', 'Prospecting', 'prospection commerciale, trouver des clients, trouver mes premiers clients, premiers clients, démarchage', 'lead generation, finding clients, finding customers, first customers, cold calling'],
  ['negotiation', 'Négociation', 'Negotiation', 'négocier, négociation commerciale', 'negotiating'],
  ['customer-relations', 'Relation client', 'Customer relations', 'service client, CRM, fidélisation, gestion de la relation client', 'customer service, customer success, CRM, retention'],
  ['e-commerce', 'E-commerce', 'E-commerce', 'boutique en ligne, vente en ligne, Shopify, PrestaShop', 'online shop, online store, ecommerce, Shopify'],
  ['retail', 'Commerce de détail', 'Retail', 'commerce, boutique, merchandising, point de vente', 'shop, store, merchandising'],
  ['export', 'Export', 'Export', 'exporter, international, développement international, douane', 'international trade, going international, customs'],
  ['partnerships', 'Partenariats', 'Partnerships', 'partenariat, alliances, trouver des partenaires', 'partners, finding partners, alliances'],
  ['events', 'Événementiel', 'Event organisation', 'organiser un événement, organisation d\'événements, salon professionnel', 'event planning, organising events, trade fair'],
];

// prettier-ignore
const people: Row[] = [
  ['recruitment', 'Recrutement', 'Recruitment', 'recruter, embauche, embaucher, premier salarié, fiche de poste', 'hiring, recruiting, first employee, job description'],
  ['human-resources', 'Ressources humaines', 'Human resources', 'RH, paie, gestion du personnel, entretien annuel', 'HR, payroll'],
  ['management', 'Management', 'Management', 'manager, encadrement, gestion d\'équipe, animer une équipe', 'managing people, team management, managing a team'],
  ['leadership', 'Leadership', 'Leadership', 'posture de dirigeant, posture entrepreneuriale, confiance en soi', 'self-confidence, founder mindset'],
  ['co-founders', 'Associés', 'Co-founders', 'associé, trouver un associé, cofondateur, cofondatrice, relations entre associés', 'cofounder, finding a cofounder, co-founder'],
  ['conflict-resolution', 'Gestion de conflits', 'Conflict resolution', 'médiation, conflit, communication non violente, CNV', 'mediation, conflict, nonviolent communication'],
  ['governance', 'Gouvernance', 'Governance', 'gouvernance partagée, sociocratie, conseil d\'administration', 'sociocracy, shared governance, board'],
  ['facilitation', 'Facilitation', 'Facilitation', 'animer un atelier, animation d\'ateliers, facilitation graphique, intelligence collective', 'workshop facilitation, running workshops, graphic facilitation'],
  ['training-design', 'Ingénierie de formation', 'Training design', 'pédagogie, concevoir une formation, organisme de formation, Qualiopi', 'teaching, instructional design, designing a course'],
  ['public-speaking', 'Prise de parole', 'Public speaking', 'prise de parole en public, parler en public, aisance à l\'oral, éloquence', 'speaking in public, presentation skills'],
  ['wellbeing', 'Bien-être au travail', 'Wellbeing at work', 'stress, burn-out, qualité de vie au travail, QVT, équilibre de vie', 'stress, burnout, work-life balance'],
  ['career', 'Orientation professionnelle', 'Career guidance', 'bilan de compétences, reconversion, orientation, CV, recherche d\'emploi', 'career change, career advice, CV, job search'],
  ['disability-inclusion', 'Handicap et inclusion', 'Disability and inclusion', 'handicap, inclusion, RQTH, diversité', 'inclusion, diversity'],
  ['volunteering', 'Bénévolat', 'Volunteering', 'bénévoles, animer des bénévoles, gestion des bénévoles', 'volunteers, managing volunteers'],
];

// prettier-ignore
const digital: Row[] = [
  ['product-management', 'Gestion de produit', 'Product management', 'product manager, product owner, backlog, roadmap produit', 'product manager, product owner, backlog'],
  ['ux-design', 'Design d\'expérience', 'UX design', 'UX, ergonomie, expérience utilisateur, parcours utilisateur, test utilisateur', 'UX, user experience, usability, user testing'],
  ['ui-design', 'Design d\'interface', 'UI design', 'UI, maquettes, Figma, web design', 'UI, Figma, mockups, wireframes, web design'],
  ['graphic-design', 'Graphisme', 'Graphic design', 'graphiste, logo, charte graphique, mise en page, illustration, Photoshop', 'graphic designer, logo, layout, illustration, Photoshop'],
  ['industrial-design', 'Design industriel', 'Industrial design', 'design produit, designer produit, design d\'objet', 'product design, product designer'],
  ['service-design', 'Design de service', 'Service design', 'design thinking', 'design thinking'],
  ['web-development', 'Développement web', 'Web development', 'site web, site internet, créer un site, développeur web, développeuse web, front-end, back-end, JavaScript, TypeScript, React', 'website, building a website, web developer, front-end, frontend, back-end, backend, JavaScript, TypeScript, React'],
  ['mobile-development', 'Développement mobile', 'Mobile development', 'application mobile, appli mobile, développeur mobile, iOS, Android', 'mobile app, app development, iOS, Android'],
  ['software-development', 'Développement logiciel', 'Software development', 'programmation, coder, développeur, développeuse, Python, Java, logiciel', 'programming, coding, software engineer, developer, Python, Java'],
  ['no-code', 'No-code', 'No-code', 'nocode, Bubble, Airtable, automatisation', 'nocode, low-code, Bubble, Airtable, automation'],
  ['wordpress', 'WordPress', 'WordPress', 'wordpress', 'wordpress'],
  ['data-analysis', 'Analyse de données', 'Data analysis', 'données, data, tableur, Excel, statistiques, dataviz', 'data, spreadsheets, Excel, statistics, data visualisation'],
  ['artificial-intelligence', 'Intelligence artificielle', 'Artificial intelligence', 'IA, machine learning, apprentissage automatique, IA générative, ChatGPT', 'AI, machine learning, deep learning, generative AI, ChatGPT'],
  ['databases', 'Bases de données', 'Databases', 'base de données, SQL, PostgreSQL', 'database, SQL, PostgreSQL'],
  ['cybersecurity', 'Cybersécurité', 'Cybersecurity', 'sécurité informatique, sécurité des données', 'IT security, information security'],
  ['cloud', 'Hébergement et cloud', 'Cloud and hosting', 'hébergement web, serveur, DevOps, cloud', 'hosting, servers, DevOps'],
  ['blockchain', 'Blockchain', 'Blockchain', 'web3, crypto', 'web3, crypto'],
  ['game-design', 'Jeu vidéo', 'Game design', 'jeux vidéo, game designer, Unity', 'video games, game development, Unity'],
  ['iot', 'Objets connectés', 'Internet of things', 'objet connecté, IoT, domotique, capteurs', 'IoT, connected objects, connected device, sensors, home automation'],
  ['gis', 'Cartographie', 'Mapping', 'SIG, QGIS, OpenStreetMap, cartes', 'GIS, QGIS, OpenStreetMap, maps'],
  ['accessibility-web', 'Accessibilité numérique', 'Web accessibility', 'RGAA, WCAG', 'WCAG, digital accessibility'],
  ['digital-literacy', 'Inclusion numérique', 'Digital skills', 'médiation numérique, démarches en ligne, apprendre l\'informatique', 'basic computer skills, learning computers'],
];

// prettier-ignore
const making: Row[] = [
  ['prototyping', 'Prototypage', 'Prototyping', 'prototyper, maquettage, fabriquer un prototype, prototype', 'prototype, building a prototype'],
  ['mechanics', 'Mécanique', 'Mechanics', 'mécanicien, conception mécanique, mécanismes', 'mechanical design, mechanical engineering, mechanisms'],
  ['embedded-systems', 'Systèmes embarqués', 'Embedded systems', 'microcontrôleur, ESP32, Raspberry Pi, firmware', 'microcontroller, ESP32, Raspberry Pi, firmware'],
  ['pcb-design', 'Conception de cartes électroniques', 'PCB design', 'KiCad, routage, carte électronique', 'KiCad, circuit board'],
  ['industrialisation', 'Industrialisation', 'Manufacturing', 'production, mise en production, petite série, fabrication en série', 'production, small batch, mass production'],
  ['supply-chain', 'Achats et logistique', 'Purchasing and logistics', 'logistique, fournisseurs, achats, sourcing, stocks', 'logistics, suppliers, sourcing, supply chain, stock'],
  ['quality', 'Qualité', 'Quality', 'démarche qualité, ISO 9001', 'quality management, ISO 9001'],
  ['materials', 'Matériaux', 'Materials', 'matériau, composites, plastiques, biomatériaux', 'composites, plastics, biomaterials'],
  ['eco-design', 'Écoconception', 'Ecodesign', 'éco-conception, analyse de cycle de vie, ACV', 'eco-design, life cycle assessment'],
  ['circular-economy', 'Économie circulaire', 'Circular economy', 'réemploi, recyclage, upcycling, zéro déchet, low-tech', 'reuse, recycling, upcycling, zero waste, low-tech'],
  ['sustainability', 'Transition écologique', 'Sustainability', 'RSE, bilan carbone, développement durable, empreinte carbone, climat', 'CSR, carbon footprint, sustainable development, climate'],
  ['energy', 'Énergie', 'Energy', 'solaire, énergies renouvelables, sobriété énergétique', 'solar, renewable energy, renewables'],
  ['architecture', 'Architecture', 'Architecture', 'architecte, architecture d\'intérieur, aménagement, plans', 'architect, interior design, space planning'],
  ['urban-agriculture', 'Agriculture urbaine', 'Urban farming', 'maraîchage, jardinage, permaculture, potager', 'gardening, permaculture, growing food'],
  ['food-business', 'Restauration', 'Food business', 'restaurant, food truck, HACCP, hygiène alimentaire', 'restaurant, food truck, food safety, HACCP'],
  ['fashion', 'Mode et textile', 'Fashion', 'stylisme, patronage, modélisme, collection', 'pattern making, garment design'],
  ['health', 'Santé', 'Health', 'dispositif médical, e-santé, santé numérique', 'medical device, medtech, health tech, e-health'],
  ['education', 'Éducation', 'Education', 'edtech, enseignement, jeune public', 'edtech, schools'],
  ['tourism', 'Tourisme', 'Tourism', 'hébergement touristique, tourisme durable', 'hospitality, travel'],
  ['culture', 'Projet culturel', 'Cultural projects', 'production culturelle, médiation culturelle, spectacle vivant, intermittence', 'arts management, performing arts'],
  ['mobility', 'Mobilité', 'Mobility', 'vélologistique, cyclologistique, transport', 'transport, cargo bikes, cycle logistics'],
  ['languages', 'Langues', 'Languages', 'anglais, anglais professionnel, traduction, français langue étrangère, FLE', 'English, French, translation, French lessons'],
  ['first-aid', 'Premiers secours', 'First aid', 'sécurité au travail, document unique, DUERP', 'health and safety, risk assessment'],
];

const own: SkillWords[] = [starting, money, law, selling, people, digital, making]
  .flat()
  .map(([code, fr, en, wordsFr, wordsEn]) => ({ code, ...wording(fr, en, wordsFr, wordsEn) }));

const knowHow: SkillWords[] = capabilities
  .filter(({ spaceKind }) => spaceKind === 'MACHINE' || spaceKind === 'WORKSHOP')
  .map(({ code, label, words }) => ({ code, label, words }));

export const skills: SkillWords[] = [...own, ...knowHow];
