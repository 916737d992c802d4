/**
 * Needs with the mentors that a person who read the texts of `mentors.fixture.ts` would send the founder to. Judged from the texts,
 * before the ranking was looked at: who knows the subject well enough and works with projects of that stage, or of the stage beside
 * it where their text says so. Beginners and specialists of another situation are not among them.
 */
export interface JudgedNeed {
  readonly text: string;
  readonly language: 'fr' | 'en';
  readonly skill: string;
  readonly stage: string;
  readonly relevant: readonly string[];
}

/** What is asked for, the stage, the need in French, the need in English, and who is relevant to both (* speaks English only). */
type Row = [skill: string, stage: string, fr: string, en: string, relevant: string];

// prettier-ignore
const rows: Row[] = [
  ['fundraising', 'PROTOTYPE', 'un mentor en levée de fonds pour mon prototype', 'a mentor in fundraising for my project at prototype stage', 'ines marc'],
  ['fundraising', 'LAUNCH', 'un mentor en levée de fonds, nous sommes en phase de lancement', 'a mentor in fundraising, we are at launch stage', 'ines marc rachel tom*'],
  ['fundraising', 'DEVELOPMENT', 'un mentor en levée de fonds, entreprise en développement', 'a mentor in fundraising for a company at growth stage', 'ines marc rachel tom*'],
  ['fundraising', 'ACCELERATION', 'un mentor en levée de fonds, entreprise en accélération', 'a mentor in fundraising at acceleration stage', 'sofia cyril marc george*'],
  ['fundraising', 'INTERNATIONAL', 'un mentor en levée de fonds à l’international', 'a mentor in fundraising, going international', 'sofia cyril tom* george*'],
  ['pitching', 'IDEATION', 'un mentor pour mon pitch, au stade de l’idée', 'a mentor for my pitch at idea stage', 'karim julie delphine'],
  ['pitching', 'PROTOTYPE', 'un mentor pour pitcher mon prototype', 'a mentor in pitching, at prototype stage', 'ines karim julie'],
  ['pitching', 'LAUNCH', 'un mentor pour mon pitch, en phase de lancement', 'a mentor in pitching at launch stage', 'ines karim marc tom*'],
  ['business-plan', 'IDEATION', 'un mentor pour mon business plan, au stade de l’idée', 'a mentor for writing a business plan at idea stage', 'paul'],
  ['business-plan', 'PROTOTYPE', 'un mentor pour mon plan d’affaires, prototype en cours', 'a mentor in business plan at prototype stage', 'bernard ines paul'],
  ['business-plan', 'LAUNCH', 'un mentor pour mon plan d’affaires en phase de lancement', 'a mentor in business plan at launch stage', 'bernard ines paul'],
  ['business-plan', 'DEVELOPMENT', 'un mentor pour le plan d’affaires d’une entreprise en développement', 'a mentor in business plan at growth stage', 'bernard leila ines'],
  ['pricing', 'PROTOTYPE', 'un mentor pour fixer mes prix, prototype prêt', 'a mentor in pricing at prototype stage', 'hugo bernard claire'],
  ['pricing', 'LAUNCH', 'un mentor pour fixer mes tarifs en phase de lancement', 'a mentor for setting prices at launch stage', 'nadia hugo bernard claire'],
  ['pricing', 'DEVELOPMENT', 'un mentor sur les prix, entreprise en développement', 'a mentor in pricing at growth stage', 'nadia hugo bernard leila'],
  ['pricing', 'INTERNATIONAL', 'un mentor sur les prix à l’international', 'a mentor in pricing, going international', 'beatrice hugo'],
  ['customer-discovery', 'IDEATION', 'un mentor pour des interviews clients, au stade de l’idée', 'a mentor in customer discovery at idea stage', 'yasmine etienne jeanne delphine'],
  ['customer-discovery', 'PROTOTYPE', 'un mentor pour des entretiens clients autour de mon prototype', 'a mentor for customer interviews at prototype stage', 'yasmine etienne olga'],
  ['customer-discovery', 'DEVELOPMENT', 'un mentor pour des entretiens clients, produit en développement', 'a mentor for user interviews at growth stage', 'mohamed nina olga'],
  ['legal-form', 'IDEATION', 'un mentor pour le choix du statut, au stade de l’idée', 'a mentor in company formation at idea stage', 'david paul fatou'],
  ['legal-form', 'LAUNCH', 'un mentor pour le statut juridique en phase de lancement', 'a mentor in legal form at launch stage', 'anne david paul fatou'],
  ['legal-form', 'DEVELOPMENT', 'un mentor sur la forme juridique d’une société en développement', 'a mentor in legal structure at growth stage', 'anne fatou beatrice'],
  ['grants', 'PROTOTYPE', 'un mentor pour un dossier de subvention autour de mon prototype', 'a mentor in grants at prototype stage', 'emma lucas'],
  ['grants', 'LAUNCH', 'un mentor pour un appel à projets en phase de lancement', 'a mentor in grant writing at launch stage', 'emma monique'],
  ['grants', 'DEVELOPMENT', 'un mentor en subventions, structure en développement', 'a mentor in grants at growth stage', 'emma lucas hana sam*'],
  ['intellectual-property', 'PROTOTYPE', 'un mentor pour déposer un brevet sur mon prototype', 'a mentor in patents at prototype stage', 'irene victor'],
  ['intellectual-property', 'LAUNCH', 'un mentor pour déposer une marque en phase de lancement', 'a mentor in trademark at launch stage', 'helene irene'],
  ['intellectual-property', 'DEVELOPMENT', 'un mentor en propriété intellectuelle, produit en développement', 'a mentor in intellectual property at growth stage', 'irene victor'],
  ['prospecting', 'IDEATION', 'un mentor en prospection, au stade de l’idée', 'a mentor for finding customers at idea stage', 'pierre jeanne'],
  ['prospecting', 'LAUNCH', 'un mentor pour trouver mes premiers clients en phase de lancement', 'a mentor for first customers at launch stage', 'pierre nadia ali'],
  ['prospecting', 'DEVELOPMENT', 'un mentor en prospection commerciale, entreprise en développement', 'a mentor in lead generation at growth stage', 'ali maud nadia'],
  ['prospecting', 'INTERNATIONAL', 'un mentor en prospection à l’international', 'a mentor in prospecting, going international', 'beatrice lea'],
  ['recruitment', 'LAUNCH', 'un mentor pour embaucher mon premier salarié en phase de lancement', 'a mentor for hiring at launch stage', 'carole noemie'],
  ['recruitment', 'DEVELOPMENT', 'un mentor en recrutement, entreprise en développement', 'a mentor in recruitment at growth stage', 'carole ben noemie maud'],
  ['recruitment', 'ACCELERATION', 'un mentor en recrutement, entreprise en accélération', 'a mentor in recruiting at acceleration stage', 'ben cyril maud alain'],
  ['industrialisation', 'PROTOTYPE', 'un mentor en industrialisation pour mon prototype', 'a mentor in industrialisation at prototype stage', 'jean victor quentin'],
  ['industrialisation', 'LAUNCH', 'un mentor en industrialisation en phase de lancement', 'a mentor in industrialisation at launch stage', 'jean quentin'],
  ['industrialisation', 'ACCELERATION', 'un mentor en industrialisation, entreprise en accélération', 'a mentor in industrialisation at acceleration stage', 'kevin cyril george*'],
  ['social-economy', 'IDEATION', 'un mentor en économie sociale et solidaire, au stade de l’idée', 'a mentor in social enterprise at idea stage', 'sylvie fatou david omar jeanne'],
  ['social-economy', 'LAUNCH', 'un mentor en entrepreneuriat social, en phase de lancement', 'a mentor in social economy at launch stage', 'sylvie fatou david omar rachel'],
  ['social-economy', 'DEVELOPMENT', 'un mentor en économie sociale, structure en développement', 'a mentor in social entrepreneurship at growth stage', 'sylvie fatou rachel hana'],
  ['social-economy', 'CONSOLIDATION', 'un mentor en économie sociale, changement d’échelle', 'a mentor in social enterprise at consolidation stage', 'sylvie hana'],
];

/** Who speaks French only is not relevant to a founder who speaks English, and the other way round. */
const FRENCH_ONLY = ['julie', 'claire', 'remi', 'gilles', 'lucas', 'monique', 'victor', 'omar', 'eric'];

export const judgedNeeds: readonly JudgedNeed[] = rows.flatMap(([skill, stage, fr, en, names]): JudgedNeed[] => {
  const all = names.split(' ');
  return [
    { text: fr, language: 'fr', skill, stage, relevant: all.filter((name) => !name.endsWith('*')) },
    { text: en, language: 'en', skill, stage, relevant: all.map((name) => name.replace('*', '')).filter((name) => !FRENCH_ONLY.includes(name)) }, // prettier-ignore
  ];
});
