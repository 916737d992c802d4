import { Module } from '@nestjs/common';
import { EditProjects } from './edit-projects.js';
import { InvitationJobs } from './invitation.jobs.js';
import { ProjectMutationsResolver } from './project-mutations.resolver.js';
import { ProjectTeam } from './project-team.js';
import { ProjectsResolver } from './projects.resolver.js';

/** Projects, their stages and their teams. The mailer comes from MessagesModule, which is global. */
@Module({ providers: [EditProjects, InvitationJobs, ProjectMutationsResolver, ProjectTeam, ProjectsResolver] })
export class ProjectsModule {}
