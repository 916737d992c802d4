import { Injectable, Module, type Type } from '@nestjs/common';
import { DiscoveryModule, DiscoveryService, Reflector } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { Handles, type JobHandler, collectHandlers, declaredJobs, job } from './jobs.js';

const emptyPayload = z.object({});
const signIn = job('spec.signIn', emptyPayload);
const confirm = job('spec.confirm', emptyPayload);
const remind = job('spec.remind', emptyPayload);

@Injectable()
class SignIns {
  readonly calls: string[] = [];
  @Handles(signIn) async send(): Promise<void> {
    this.calls.push('signed in');
  }
}

@Injectable()
class Bookings {
  @Handles(confirm) async confirm(): Promise<void> {}
  @Handles(remind) async remind(): Promise<void> {}
  helper(): void {}
  get failingGetter(): never {
    throw new Error('read while looking for handlers');
  }
}

@Injectable()
class DuplicateBookings {
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
  it('are found among the providers and bound to their instance', async () => {
    const { handlers, signIns } = await collected([Bookings]);
    expect([...handlers.keys()].toSorted()).toEqual(
      declaredJobs()
        .map(({ name }) => name)
        .toSorted(),
    );
    await handlers.get(signIn.name)!(undefined as never, undefined as never);
    expect(signIns.calls).toEqual(['signed in']);
  });

  it('must be complete, and all missing ones are named at once', async () => {
    await expect(collected([])).rejects.toThrow('No handler for: spec.confirm, spec.remind');
  });

  it('must be unique per job', async () => {
    await expect(collected([Bookings, DuplicateBookings])).rejects.toThrow('The job spec.remind has two handlers');
  });

  it('allow only one declaration per job name', () => {
    expect(() => job('spec.remind', emptyPayload)).toThrow('The job spec.remind is declared twice');
  });
});
