import { Module } from '@nestjs/common';
import { PeopleResolver } from './people.resolver.js';
import { RoleGrantResolver } from './role-grant.resolver.js';

@Module({ providers: [PeopleResolver, RoleGrantResolver] })
export class PeopleModule {}
