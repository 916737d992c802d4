import { DiscoveryService, Reflector } from '@nestjs/core';
import { z } from 'zod';

/** Every job of the project: its name and what it is given. Handlers take ids and read the state anew. */
export const jobCatalogue = {
  'people.sendSignInLink': z.object({ signInTokenId: z.uuid() }),
  'people.sendSecurityNotice': z.object({ auditEntryId: z.uuid() }),
  'booking.confirm': z.object({ bookingId: z.uuid() }),
  'booking.remind': z.object({ bookingId: z.uuid(), minutesBefore: z.int() }),
  'booking.cancelled': z.object({ bookingId: z.uuid() }),
} as const;

export type JobName = keyof typeof jobCatalogue;
export type JobPayload<Name extends JobName> = z.output<(typeof jobCatalogue)[Name]>;

/** What a handler is told beside its payload. */
export interface JobContext {
  readonly networkId: string;
  /** The outbox row. */
  readonly jobId: string;
}
export type JobHandler = (payload: never, context: JobContext) => Promise<void>;

/** Marks the method of a provider that handles a job. */
export const Handles = Reflector.createDecorator<JobName>();

/** Finds the handler of every job. @throws when a job of the catalogue has none, or two. */
export function collectHandlers(discovery: DiscoveryService, reflector: Reflector): Map<JobName, JobHandler> {
  const handlers = new Map<JobName, JobHandler>();
  for (const { instance } of discovery.getProviders()) {
    if (!instance || typeof instance !== 'object') continue;
    const prototype = Object.getPrototypeOf(instance) as Record<string, unknown> | null;
    for (const property of prototype ? Object.getOwnPropertyNames(prototype) : []) {
      const method = Object.getOwnPropertyDescriptor(prototype, property)?.value as unknown;
      if (property === 'constructor' || typeof method !== 'function') continue;
      const name = reflector.get(Handles, method);
      if (!name) continue;
      if (handlers.has(name)) throw new Error(`The job ${name} has two handlers`);
      handlers.set(name, (method as JobHandler).bind(instance) as JobHandler);
    }
  }
  const missing = Object.keys(jobCatalogue).filter((name) => !handlers.has(name as JobName));
  if (missing.length > 0) throw new Error(`No handler for: ${missing.join(', ')}`);
  return handlers;
}
