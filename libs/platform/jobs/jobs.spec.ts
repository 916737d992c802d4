import { Injectable, Module, type Type } from '@nestjs/common';
import { DiscoveryModule, DiscoveryService, Reflector } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { Handles, type JobHandler, collectHandlers, declaredJobs, job } from './jobs.js';

const nothing = z.object({});
const signIn = job('spec.signIn', nothing);
const confirm = job('spec.confirm', nothing);
const remind = job('spec.remind', nothing);

@Injectable()
class SignIns {
  readonly said: string[] = [];
  @Handles(signIn) async send(): Promise<void> {
    this.said.push('signed in');
  }
}

@Injectable()
class Bookings {
  @Handles(confirm) async confirm(): Promise<void> {}
  @Handles(remind) async remind(): Promise<void> {}
  helper(): void {}
  get dear(): never {
    throw new Error('read while looking for handlers');
  }
}

@Injectable()
class Usurper {
  @Handles(remind) async remind(): Promise<void> {}
}

async function collected(providers: Type[]): Promise<{ handlers: Map<string, JobHandler>; signIns: SignIns }> {
  @Module({ imports: [DiscoveryModule], providers: [SignIns, ...providers] })
  class Jobs {}
  const module = await Test.createTestingModule({ imports: [Jobs] }).compile();
  const handlers = collectHandlers(module.get(DiscoveryService), module.get(Reflector));
  return { handlers, signIns: module.get(SignIns) };
}

describe('the handlers of the declared jobs', () => {
  it('are found among the providers, each bound to its own', async () => {
    const { handlers, signIns } = await collected([Bookings]);
    expect([...handlers.keys()].toSorted()).toEqual(
      declaredJobs()
        .map(({ name }) => name)
        .toSorted(),
    );
    await handlers.get(signIn.name)!(undefined as never, undefined as never);
    expect(signIns.said).toEqual(['signed in']);
  });

  it('must all be there: those missing are named, all at once', async () => {
    await expect(collected([])).rejects.toThrow('No handler for: spec.confirm, spec.remind');
  });

  it('must be alone', async () => {
    await expect(collected([Bookings, Usurper])).rejects.toThrow('The job spec.remind has two handlers');
  });

  it('refuses two declarations of one name', () => {
    expect(() => job('spec.remind', nothing)).toThrow('The job spec.remind is declared twice');
  });
});
