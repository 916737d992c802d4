import { Module } from '@nestjs/common';
import { BlocksResolver } from './blocks/blocks.resolver.js';
import { PeopleResolver } from './people.resolver.js';
import { RoleGrantResolver } from './role-grant.resolver.js';

@Module({ providers: [BlocksResolver, PeopleResolver, RoleGrantResolver] })
export class PeopleModule {}
