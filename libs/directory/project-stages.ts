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
    'How far a project is: 1 awareness and creativity, 2 ideation, 3 prototype and test, 4 launch, 5 development and industrialisation, 6 international, 7 acceleration, 8 consolidation and change of scale.',
});
