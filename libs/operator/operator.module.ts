import { Module } from '@nestjs/common';
import { AccountsModule } from '#libs/accounts';
import { JobsBoardController } from './jobs-board.controller.js';

/** The pages for operators of the deployment. */
@Module({ imports: [AccountsModule], controllers: [JobsBoardController] })
export class OperatorModule {}
