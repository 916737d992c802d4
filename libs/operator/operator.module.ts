import { Module } from '@nestjs/common';
import { PeopleModule } from '#libs/people';
import { JobsBoardController } from './jobs-board.controller.js';

/** The pages of those who run the deployment. */
@Module({ imports: [PeopleModule], controllers: [JobsBoardController] })
export class OperatorModule {}
