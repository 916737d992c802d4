import { Injectable, Module, type Type } from '@nestjs/common';
import { DiscoveryModule, DiscoveryService, Reflector } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { describe, expect, it } from '@jest/globals';
import { Handles, type JobHandler, type JobName, collectHandlers, jobCatalogue } from './jobs.js';

@Injectable()
class SignIns {
  readonly said: string[] = [];
  @Handles('people.sendSignInLink') async send(): Promise<void> {
    this.said.push('signed in');
  }
  @Handles('people.sendSecurityNotice') async tell(): Promise<void> {}
}

@Injectable()
class Bookings {
  @Handles('booking.confirm') async confirm(): Promise<void> {}
  @Handles('booking.remind') async remind(): Promise<void> {}
  @Handles('booking.cancelled') async cancelled(): Promise<void> {}
  helper(): void {}
  get dear(): never {
    throw new Error('read while looking for handlers');
  }
}

@Injectable()
class Usurper {
  @Handles('booking.remind') async remind(): Promise<void> {}
}

async function collected(providers: Type[]): Promise<{ handlers: Map<JobName, JobHandler>; signIns: SignIns }> {
  @Module({ imports: [DiscoveryModule], providers: [SignIns, ...providers] })
  class Jobs {}
  const module = await Test.createTestingModule({ imports: [Jobs] }).compile();
  const handlers = collectHandlers(module.get(DiscoveryService), module.get(Reflector));
  return { handlers, signIns: module.get(SignIns) };
}

describe('the handlers of the catalogue', () => {
  it('are found among the providers, each bound to its own', async () => {
    const { handlers, signIns } = await collected([Bookings]);
    expect([...handlers.keys()].toSorted()).toEqual(Object.keys(jobCatalogue).toSorted());
    await handlers.get('people.sendSignInLink')!(undefined as never, undefined as never);
    expect(signIns.said).toEqual(['signed in']);
  });

  it('must all be there: those missing are named, all at once', async () => {
    await expect(collected([])).rejects.toThrow('No handler for: booking.confirm, booking.remind, booking.cancelled');
  });

  it('must be alone', async () => {
    await expect(collected([Bookings, Usurper])).rejects.toThrow('The job booking.remind has two handlers');
  });
});
