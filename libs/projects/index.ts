import './projects.tables.js';
import './invitation.previews.js';
export { ProjectsModule } from './projects.module.js';
export { type ProjectRow, isProjectSeenSql, projectsOf, seenProjects, seenProjectsOf } from './project.queries.js';
export { projectView } from './project.view.js';
export { Project, Sector } from './projects.types.js';
