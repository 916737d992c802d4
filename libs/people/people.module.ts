import { Module } from '@nestjs/common';
import { PeopleResolver } from './people.resolver.js';
import { SignIn } from './sign-in.js';
import { Viewers } from './viewers.js';

@Module({ providers: [PeopleResolver, SignIn, Viewers], exports: [SignIn, Viewers] })
export class PeopleModule {}
