import { type ProjectStage } from '#libs/directory';

/** A mentor of the judged network. Each text is what people read before they judge. */
export interface JudgedMentor {
  readonly name: string;
  readonly about: string;
  readonly skills: Readonly<Record<string, 1 | 2 | 3>>;
  readonly stages: readonly ProjectStage[];
  readonly languages: readonly ('fr' | 'en')[];
  /** Minutes promised this week already. */
  readonly promised: number;
}

const STAGES: Readonly<Record<string, ProjectStage>> = {
  A: 'AWARENESS',
  I: 'IDEATION',
  P: 'PROTOTYPE',
  L: 'LAUNCH',
  D: 'DEVELOPMENT',
  N: 'INTERNATIONAL',
  C: 'ACCELERATION',
  S: 'CONSOLIDATION',
};
type Row = [name: string, stages: string, languages: 'fr' | 'en' | 'fr en', promised: number, skills: JudgedMentor['skills'], about: string]; // prettier-ignore

// prettier-ignore
const rows: Row[] = [
  ['ines', 'PLD', 'fr en', 60, { fundraising: 3, pitching: 3, 'business-plan': 2 }, 'A levé trois fois, raconte aussi les deux échecs. Du prototype à l’amorçage.'],
  ['marc', 'LDC', 'fr en', 0, { fundraising: 3, pitching: 2 }, 'Investisseur providentiel depuis dix ans, lit cinquante dossiers par an.'],
  ['sofia', 'CSN', 'fr en', 0, { fundraising: 3, 'business-valuation': 3 }, 'Banquière d’affaires : grands tours, séries B et C.'],
  ['karim', 'AIPL', 'fr en', 60, { pitching: 3, 'public-speaking': 3 }, 'Comédien et coach de pitch : la voix, le corps, l’histoire en deux minutes.'],
  ['julie', 'AIP', 'fr', 0, { pitching: 2, 'business-plan': 1 }, 'Prépare aux jurys et aux concours étudiants.'],
  ['tom', 'LDN', 'en', 0, { pitching: 3, fundraising: 2 }, 'Pitched in London and Boston: decks for English-speaking investors.'],
  ['bernard', 'PLDS', 'fr en', 120, { 'business-plan': 3, pricing: 2, accounting: 3 }, 'Expert-comptable : prévisionnels et prix de revient pour créateurs.'],
  ['leila', 'DCS', 'fr en', 0, { 'business-plan': 2, pricing: 2, 'management-control': 3 }, 'Contrôleuse de gestion : tenir ses chiffres quand l’équipe grandit.'],
  ['paul', 'AIL', 'fr en', 60, { 'business-plan': 3, 'micro-enterprise': 3, 'legal-form': 2 }, 'Conseiller à la création : le premier plan d’affaires, le premier statut, pas à pas.'],
  ['nadia', 'LD', 'fr en', 0, { pricing: 3, sales: 3, prospecting: 2 }, 'Fixer un prix et le tenir : dix ans de vente aux entreprises.'],
  ['hugo', 'PLDN', 'fr en', 60, { pricing: 3, 'product-management': 2 }, 'Pricing for software and marketplaces, from the first offer on.'],
  ['claire', 'IPL', 'fr', 0, { pricing: 2, retail: 2 }, 'Artisane d’art, montre comment calculer ses prix d’atelier.'],
  ['yasmine', 'AIP', 'fr en', 60, { 'customer-discovery': 3, 'ux-design': 3 }, 'Designer : vingt entretiens avant la première ligne.'],
  ['etienne', 'AIP', 'fr en', 0, { 'customer-discovery': 3, 'market-research': 3 }, 'Sociologue, apprend à écouter sans suggérer.'],
  ['olga', 'PLD', 'fr en', 0, { 'customer-discovery': 2, 'product-management': 3 }, 'Product manager: discovery with industrial customers.'],
  ['remi', 'IP', 'fr', 0, { 'customer-discovery': 1, 'lean-startup': 2 }, 'A mené trente entretiens pour son propre projet, débute comme mentor.'],
  ['anne', 'PLDC', 'fr en', 60, { 'legal-form': 3, law: 3, fundraising: 1 }, 'Avocate en droit des sociétés : SAS, pactes, entrée d’investisseurs.'],
  ['david', 'AIL', 'fr en', 0, { 'legal-form': 3, association: 3, 'social-economy': 2 }, 'Juriste d’associations et de coopératives.'],
  ['fatou', 'ILD', 'fr en', 60, { cooperative: 3, 'legal-form': 2, 'social-economy': 3 }, 'Fondatrice d’une SCIC : choisir un statut à plusieurs.'],
  ['gilles', 'SL', 'fr', 0, { 'legal-form': 1, 'business-takeover': 3 }, 'Ancien notaire : transmissions et cessions.'],
  ['emma', 'PLDN', 'fr en', 60, { grants: 3, financing: 2 }, 'Subventions et appels à projets, régionaux et européens.'],
  ['lucas', 'PD', 'fr', 0, { grants: 3, 'intellectual-property': 1 }, 'Écrit des dossiers Bpifrance pour des projets techniques.'],
  ['monique', 'ILS', 'fr', 0, { grants: 2, philanthropy: 3 }, 'Vingt ans dans une fondation : dossiers de subvention des associations.'],
  ['sam', 'DNC', 'en', 0, { grants: 3 }, 'Evaluator of European grants, Horizon Europe.'],
  ['irene', 'PLDN', 'fr en', 60, { 'intellectual-property': 3, licensing: 2 }, 'Conseil en brevets : déposer, ou garder secret.'],
  ['victor', 'PD', 'fr', 0, { 'intellectual-property': 2, industrialisation: 3, prototyping: 2 }, 'Ingénieur, dix brevets, trois produits fabriqués.'],
  ['helene', 'AIL', 'fr en', 0, { 'intellectual-property': 3, contracts: 2 }, 'Juriste de marques et de droit d’auteur pour créateurs.'],
  ['pierre', 'IPL', 'fr en', 60, { prospecting: 3, sales: 3 }, 'Commercial : trouver ses dix premiers clients.'],
  ['maud', 'DC', 'fr en', 0, { sales: 3, prospecting: 2, recruitment: 2 }, 'Ouvre des comptes clés et monte des équipes de vente.'],
  ['ali', 'PLD', 'fr en', 60, { prospecting: 3, 'digital-marketing': 3 }, 'Cold email and ads that work on small budgets.'],
  ['carole', 'LD', 'fr en', 0, { recruitment: 3, 'human-resources': 3 }, 'DRH de PME : premier salarié, fiches de poste, entretiens.'],
  ['ben', 'DCN', 'fr en', 60, { recruitment: 3, management: 3 }, 'Hired sixty people in three years: structure and culture.'],
  ['noemie', 'PLD', 'fr en', 0, { recruitment: 2, career: 2 }, 'Recruteuse de profils techniques, du premier développeur à l’équipe.'],
  ['jean', 'PLD', 'fr en', 60, { industrialisation: 3, quality: 3 }, 'Directeur industriel : du prototype à la série.'],
  ['lin', 'DN', 'en', 0, { industrialisation: 2, 'supply-chain': 3 }, 'Sourcing and manufacturing in Asia and Eastern Europe.'],
  ['quentin', 'IPL', 'fr en', 0, { industrialisation: 2, 'industrial-design': 3 }, 'Designer industriel : dessiner ce qui se fabrique.'],
  ['sylvie', 'ILDS', 'fr en', 60, { 'social-economy': 3, 'impact-measurement': 3 }, 'Modèles de l’économie sociale et mesure d’impact.'],
  ['omar', 'AIL', 'fr', 0, { 'social-economy': 2, 'circular-economy': 3 }, 'A créé une ressourcerie, avec ses voisins.'],
  ['rachel', 'LDC', 'fr en', 0, { 'social-economy': 2, fundraising: 2 }, 'Finance and governance of social enterprises.'],
  ['zoe', 'AI', 'fr en', 0, { prospecting: 1, pitching: 1 }, 'Étudiante-entrepreneure, partage ses premiers pas.'],
  ['alain', 'SC', 'fr en', 0, { fundraising: 2, pricing: 3, recruitment: 3, 'business-plan': 3, prospecting: 3 }, 'Ancien dirigeant d’un groupe, pour les entreprises installées.'],
  ['beatrice', 'ND', 'fr en', 0, { pricing: 3, 'legal-form': 2, prospecting: 3, grants: 2 }, 'Directrice internationale : filiales, export, prix par pays.'],
  ['cyril', 'CN', 'fr en', 0, { fundraising: 3, pitching: 3, recruitment: 3, industrialisation: 2 }, 'Accélérateur : passer de dix à cent personnes.'],
  ['delphine', 'A', 'fr en', 0, { pitching: 3, 'customer-discovery': 3, 'business-plan': 2, 'social-economy': 3 }, 'Anime des ateliers d’initiation dans les lycées.'],
  ['eric', 'S', 'fr', 0, { 'business-plan': 3, pricing: 3, 'legal-form': 3, grants: 3 }, 'Redresse des entreprises en difficulté.'],
  ['flora', 'SL', 'fr en', 0, { 'legal-form': 3, pricing: 2, 'business-plan': 3 }, 'Reprises d’entreprises : audit, prix, statut.'],
  ['george', 'CN', 'en', 0, { industrialisation: 3, fundraising: 3, 'intellectual-property': 3, recruitment: 2 }, 'Scaled a hardware company from pilot line to factory.'],
  ['hana', 'SD', 'fr en', 0, { grants: 3, 'social-economy': 3 }, 'Subventions d’intérêt général pour des structures établies.'],
  ['ivan', 'CSN', 'fr en', 0, { 'intellectual-property': 3 }, 'Propriété industrielle de grands groupes.'],
  ['jeanne', 'AI', 'fr en', 60, { 'customer-discovery': 2, 'social-economy': 2, prospecting: 2 }, 'Première idée, premier pas : clarifier ensemble.'],
  ['kevin', 'SC', 'fr en', 0, { industrialisation: 3, quality: 3 }, 'Usine : qualité, montée en cadence.'],
  ['lea', 'SCN', 'fr en', 0, { prospecting: 3, sales: 3 }, 'Directrice commerciale de réseau : grands comptes.'],
  ['mohamed', 'DS', 'fr en', 0, { 'customer-discovery': 3, 'service-design': 3 }, 'Études d’usagers pour des services déjà en place.'],
  ['nina', 'CDN', 'fr en', 0, { 'customer-discovery': 3, 'ux-design': 3 }, 'Research lead in a scale-up.'],
];

export const judgedMentors: readonly JudgedMentor[] = rows.map(
  ([name, stages, languages, promised, skills, about]) => ({
    name,
    about,
    skills,
    stages: [...stages].map((letter) => STAGES[letter]!),
    languages: languages.split(' ') as ('fr' | 'en')[],
    promised,
  }),
);
