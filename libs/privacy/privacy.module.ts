import { Module } from '@nestjs/common';
import { PeopleModule } from '#libs/people';
import { EraseMeUseCase } from './erase-me.js';
import { MyDataController } from './my-data.controller.js';
import { MyData } from './my-data.js';
import { PrivacyResolver } from './privacy.resolver.js';

@Module({
  imports: [PeopleModule],
  controllers: [MyDataController],
  providers: [EraseMeUseCase, MyData, PrivacyResolver],
})
export class PrivacyModule {}
