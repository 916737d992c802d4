import { type Visibility } from '#libs/people';

/** Titles of jobs in the shape of ROME: number, title, code. Invented numbers; `traboule import job-titles` brings the real list. */
export const jobTitles: readonly (readonly [code: number, label: string, romeCode: string])[] = [
  [900_001, 'Animateur / Animatrice de tiers-lieu', 'G1202'],
  [900_002, 'Architecte d’intérieur', 'F1102'],
  [900_003, 'Assistant administratif / Assistante administrative', 'M1607'],
  [900_004, 'Boulanger / Boulangère', 'D1102'],
  [900_005, 'Céramiste', 'B1201'],
  [900_006, 'Chargé / Chargée de communication', 'E1103'],
  [900_007, 'Chef / Cheffe de projet numérique', 'M1803'],
  [900_008, 'Comptable', 'M1203'],
  [900_009, 'Concepteur / Conceptrice de cartes électroniques', 'H1202'],
  [900_010, 'Couturier / Couturière', 'H2402'],
  [900_011, 'Designer industriel / Designeuse industrielle', 'H1204'],
  [900_012, 'Développeur / Développeuse web', 'M1805'],
  [900_013, 'Ébéniste', 'H2207'],
  [900_014, 'Formateur / Formatrice', 'K2111'],
  [900_015, 'Graphiste', 'E1205'],
  [900_016, 'Ingénieur / Ingénieure en énergie', 'H1206'],
  [900_017, 'Juriste d’entreprise', 'K1903'],
  [900_018, 'Maraîcher / Maraîchère', 'A1405'],
  [900_019, 'Menuisier / Menuisière', 'H2206'],
  [900_020, 'Photographe', 'E1201'],
  [900_021, 'Réparateur / Réparatrice de cycles', 'I1607'],
  [900_022, 'Responsable commercial / Responsable commerciale', 'M1707'],
  [900_023, 'Traducteur / Traductrice', 'E1108'],
  [900_024, 'Vidéaste', 'L1508'],
];

interface Trade {
  readonly headline: string;
  readonly job: number;
  readonly skills: readonly string[];
  readonly lookingFor: string;
  readonly offering: string;
}
/** What ordinary people say about themselves. */
export const trades: readonly Trade[] = [
  { headline: 'Graphiste, plutôt papier et couleurs franches', job: 900_015, skills: ['graphic-design', 'branding', 'screen-printing'], lookingFor: 'Des projets associatifs à habiller.', offering: 'Un regard d’une heure sur votre logo.' },
  { headline: 'Développeuse web, attentive à l’accessibilité', job: 900_012, skills: ['web-development', 'accessibility-web', 'no-code'], lookingFor: 'Une équipe qui a une idée et pas encore de site.', offering: 'Aider à choisir entre no-code et code.' },
  { headline: 'Comptable des petites structures', job: 900_008, skills: ['accounting', 'cash-management', 'financial-forecast'], lookingFor: 'Rien en ce moment.', offering: 'Relire un premier prévisionnel.' },
  { headline: 'Menuisier, du prototype à la petite série', job: 900_019, skills: ['woodworking', 'prototyping', 'cnc-milling'], lookingFor: 'Quelqu’un pour dessiner un tabouret avec moi.', offering: 'Une matinée d’initiation à la scie à panneaux.' },
  { headline: 'Je répare des vélos et j’apprends à le montrer', job: 900_021, skills: ['bike-repair', 'mobility', 'facilitation'], lookingFor: 'Un local pour un atelier du samedi.', offering: 'Diagnostic de vélo le jeudi midi.' },
  { headline: 'Céramiste, terre locale et émaux sobres', job: 900_005, skills: ['pottery', 'retail', 'materials'], lookingFor: 'Des points de vente à Lyon.', offering: 'Partager une cuisson.' },
  { headline: 'Électronicien, capteurs et basse consommation', job: 900_009, skills: ['electronics', 'pcb-design', 'iot', 'soldering'], lookingFor: 'Un projet d’agriculture urbaine à instrumenter.', offering: 'Relire un schéma avant fabrication.' },
  { headline: 'Chargée de communication pour des causes utiles', job: 900_006, skills: ['communication', 'press', 'social-media', 'copywriting'], lookingFor: 'Une photographe pour un reportage.', offering: 'Un plan de communication en une page.' },
  { headline: 'Juriste, statuts et premiers contrats', job: 900_017, skills: ['legal-form', 'contracts', 'association'], lookingFor: 'Des échanges sur les coopératives.', offering: 'Trente minutes pour choisir une forme juridique.' },
  { headline: 'Couturière, réemploi et patrons ouverts', job: 900_010, skills: ['sewing', 'fashion', 'circular-economy'], lookingFor: 'Des chutes de tissu.', offering: 'Apprendre à poser une fermeture.' },
  { headline: 'Vidéaste, portraits d’artisans', job: 900_024, skills: ['video-studio', 'content', 'podcast'], lookingFor: 'Des gens qui aiment raconter leur métier.', offering: 'Un pitch filmé.' },
  { headline: 'Ingénieure, sobriété des bâtiments', job: 900_016, skills: ['energy', 'sustainability', 'project-management'], lookingFor: 'Un premier client public.', offering: 'Lire une facture d’énergie ensemble.' },
]; // prettier-ignore

export const levels = ['LEARNING', 'CAN_DO', 'CAN_DO', 'CAN_TEACH'] as const;
export const languages: readonly string[] = ['fr', 'en', 'es', 'ar', 'it', 'pt', 'de', 'tr', 'fsl'];

/** How people show themselves, and how many do: most of it to the network, some to everybody, some to few. */
export const openness: readonly (readonly [visibility: Visibility, weight: number])[] = [
  ['NETWORK', 60],
  ['PUBLIC', 15],
  ['MY_VENUE', 15],
  ['NOBODY', 10],
];

interface DemoProject {
  readonly title: string;
  readonly pitch: string;
  readonly sector: string;
  readonly needs: readonly string[];
  readonly visibility: Visibility;
  /** Each stage with how many days ago it was reached, the first one first. */
  readonly stages: readonly (readonly [stage: string, daysAgo: number])[];
}
/** The project of the ready member, who has a team. */
export const storyProject: DemoProject = {
  title: 'Cargo des pentes',
  pitch:
    'Un vélo cargo qui monte les pentes de la Croix-Rousse avec 80 kg de marchandises.\n\nPour les commerces sans place de livraison. Un prototype roule, le second se dessine.',
  sector: 'mobility',
  needs: ['mechanics', 'fundraising', 'standards'],
  visibility: 'NETWORK',
  stages: [
    ['AWARENESS', 210],
    ['IDEATION', 160],
    ['PROTOTYPE', 35],
  ],
};
/** A project whose founder invites the ready member. */
export const invitingProject: DemoProject = {
  title: 'La Bobine',
  pitch: 'Une mercerie de réemploi : fils, boutons et chutes, au poids.',
  sector: 'fashion',
  needs: ['retail', 'crowdfunding'],
  visibility: 'PUBLIC',
  stages: [
    ['IDEATION', 120],
    ['LAUNCH', 20],
  ],
};
export const otherProjects: readonly DemoProject[] = [
  { title: 'Compost du Rhône', pitch: 'Des bacs partagés et un relevé de température qui prévient.', sector: 'reuse', needs: ['iot', 'grants'], visibility: 'NETWORK', stages: [['IDEATION', 90], ['PROTOTYPE', 12]] },
  { title: 'Portraits d’atelier', pitch: 'Une série de films courts sur les artisans du réseau.', sector: 'culture', needs: ['philanthropy'], visibility: 'PUBLIC', stages: [['LAUNCH', 60]] },
  { title: 'Pain levain solidaire', pitch: 'Un fournil coopératif et des formations.', sector: 'food', needs: ['cooperative', 'commercial-lease'], visibility: 'NETWORK', stages: [['PROTOTYPE', 200], ['LAUNCH', 80], ['DEVELOPMENT', 10]] },
  { title: 'Lampes basses', pitch: 'Des lampes réparables, en petite série.', sector: 'industry', needs: ['industrialisation', 'export'], visibility: 'MY_VENUE', stages: [['DEVELOPMENT', 300], ['INTERNATIONAL', 30]] },
  { title: 'Carte des ombres', pitch: 'Où marcher au frais, rue par rue.', sector: 'digital', needs: ['gis', 'product-management'], visibility: 'NETWORK', stages: [['ACCELERATION', 45]] },
  { title: 'Aidants du quartier', pitch: 'Du répit pour les proches aidants.', sector: 'social', needs: ['governance'], visibility: 'NETWORK', stages: [['DEVELOPMENT', 400], ['CONSOLIDATION', 60]] },
  { title: 'Une idée à mûrir', pitch: '', sector: 'other', needs: [], visibility: 'NOBODY', stages: [['AWARENESS', 5]] },
]; // prettier-ignore
