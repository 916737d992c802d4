/** How far a project is, from 1 to 8. */
export const STAGES = [
  'AWARENESS',
  'IDEATION',
  'PROTOTYPE',
  'LAUNCH',
  'DEVELOPMENT',
  'INTERNATIONAL',
  'ACCELERATION',
  'CONSOLIDATION',
] as const;
export type Stage = (typeof STAGES)[number];

export const stageOf = (text: string | null): Stage | null => STAGES.find((stage) => stage === text) ?? null;
