import { Module } from '@nestjs/common';
import { AccountsModule } from '#libs/accounts';
import { EraseMe } from './erase-me.js';
import { MyDataController } from './my-data.controller.js';
import { MyData } from './my-data.js';
import { PrivacyResolver } from './privacy.resolver.js';

@Module({
  imports: [AccountsModule],
  controllers: [MyDataController],
  providers: [EraseMe, MyData, PrivacyResolver],
})
export class PrivacyModule {}
