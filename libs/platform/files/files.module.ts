import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { FilesController, RequestViewers } from './files.controller.js';
import { DocumentResolver, PictureResolver } from './picture.resolver.js';
import { ProcessFile } from './process-file.js';
import { ReadFile } from './read-file.js';
import { ReceiveFile } from './receive-file.js';

/** Files in the api: their routes, and what GraphQL says of them. */
@Module({})
export class FilesModule {
  /** @param viewers a provider of `accounts`, which finds out who sends a request */
  static for(accounts: Type, viewers: Type<RequestViewers>): DynamicModule {
    return {
      module: FilesModule,
      imports: [accounts],
      controllers: [FilesController],
      providers: [
        ReceiveFile,
        ProcessFile,
        ReadFile,
        PictureResolver,
        DocumentResolver,
        { provide: RequestViewers, useExisting: viewers },
      ],
    };
  }
}

/** Files in the worker: reading them in full. */
@Module({ providers: [ProcessFile] })
export class FileJobsModule {}
