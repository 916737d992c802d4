import { PROJECT_STAGES, type ProjectStage } from '../../rules/meeting.js';

export { PROJECT_STAGES as STAGES, type ProjectStage as Stage } from '../../rules/meeting.js';

export const stageOf = (text: string | null): ProjectStage | null =>
  PROJECT_STAGES.find((stage) => stage === text) ?? null;
