import { Module } from '@nestjs/common';
import { AccountsModule } from '#libs/accounts';
import { MergeJobs } from './merge/merge.jobs.js';
import { MergeMembers } from './merge/merge-members.js';
import { MergeResolver } from './merge/merge.resolver.js';
import { EraseMe } from './erase-me.js';
import { MyDataController } from './my-data.controller.js';
import { MyData } from './my-data.js';
import { PrivacyResolver } from './privacy.resolver.js';

@Module({
  imports: [AccountsModule],
  controllers: [MyDataController],
  providers: [EraseMe, MergeJobs, MergeMembers, MergeResolver, MyData, PrivacyResolver],
})
export class PrivacyModule {}
