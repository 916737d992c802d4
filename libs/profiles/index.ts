import './profiles.tables.js';
import './photo-purpose.js';
export { ProfilesModule } from './profiles.module.js';
export { type JobTitlesReport, importJobTitles } from './job-titles/import-job-titles.js';
export { DirectoryPerson, ProfileSkill, SkillLevelEnum } from './profiles.types.js';
export { SKILL_LEVELS, type SkillLevel } from './rules/seen-profile.js';
