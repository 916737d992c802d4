import { Module } from '@nestjs/common';
import { PeopleResolver } from './people.resolver.js';
import { Sessions } from './sessions.js';
import { SignIn } from './sign-in.js';
import { Viewers } from './viewers.js';

@Module({ providers: [PeopleResolver, Sessions, SignIn, Viewers], exports: [SignIn, Viewers] })
export class PeopleModule {}
