import { registerEnumType } from '@nestjs/graphql';
import { enumOf } from '#libs/platform';

/** The stages of a project, in order. */
export const PROJECT_STAGES = [
  'AWARENESS',
  'IDEATION',
  'PROTOTYPE',
  'LAUNCH',
  'DEVELOPMENT',
  'INTERNATIONAL',
  'ACCELERATION',
  'CONSOLIDATION',
] as const;
export type ProjectStage = (typeof PROJECT_STAGES)[number];
export const ProjectStageEnum = enumOf(PROJECT_STAGES);
registerEnumType(ProjectStageEnum, {
  name: 'ProjectStage',
  description:
    'Stage of a project: acculturation and creativity, ideation, prototype and test, launch, development and industrialisation, international, acceleration (three years and more), consolidation and change of scale.',
});
