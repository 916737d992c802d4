import { DiscoveryService, Reflector } from '@nestjs/core';
import { z } from 'zod';

/** A kind of job: its name in the outbox and the schema of its payload. */
export interface Job<Payload> {
  readonly name: string;
  readonly payload: z.ZodType<Payload>;
}
/** The payload that the handler of a job receives. */
export type PayloadOf<Kind> = Kind extends Job<infer Payload> ? Payload : never;

/** Two days of growing waits: what a weekend's outage of the mail server holds up still goes out. */
export const MAX_ATTEMPTS = 60;

const declared = new Map<string, Job<unknown>>();

/**
 * Declares a kind of job, in the lib that owns it. Payloads contain ids only: the handler reads the current state itself.
 * @throws when the name was declared before
 */
export function job<Payload>(name: string, payload: z.ZodType<Payload>): Job<Payload> {
  if (declared.has(name)) throw new Error(`The job ${name} is declared twice`);
  const kind = { name, payload };
  declared.set(name, kind);
  return kind;
}

/** All kinds of job that the loaded libs declare. */
export const declaredJobs = (): readonly Job<unknown>[] => [...declared.values()];

/** @throws when no loaded lib declares the job, for example because another version of the program wrote the row */
export function declaredJob(name: string): Job<unknown> {
  const kind = declared.get(name);
  if (!kind) throw new Error(`No lib declares the job ${name}`);
  return kind;
}

/** What a handler receives besides its payload. */
export interface JobContext {
  readonly networkId: string;
  /** The id of the outbox row. */
  readonly jobId: string;
}
export type JobHandler = (payload: never, context: JobContext) => Promise<void>;

/** Marks the method of a provider that handles a kind of job. */
export const Handles = Reflector.createDecorator<Job<unknown>>();

/** The handlers of all declared jobs, by job name. @throws when a job has no handler or two */
export function collectHandlers(discovery: DiscoveryService, reflector: Reflector): Map<string, JobHandler> {
  const handlers = new Map<string, JobHandler>();
  for (const { instance } of discovery.getProviders()) {
    if (!instance || typeof instance !== 'object') continue;
    const prototype = Object.getPrototypeOf(instance) as Record<string, unknown> | null;
    for (const property of prototype ? Object.getOwnPropertyNames(prototype) : []) {
      const method = Object.getOwnPropertyDescriptor(prototype, property)?.value as unknown;
      if (property === 'constructor' || typeof method !== 'function') continue;
      const name = reflector.get(Handles, method)?.name;
      if (!name) continue;
      if (handlers.has(name)) throw new Error(`The job ${name} has two handlers`);
      handlers.set(name, (method as JobHandler).bind(instance) as JobHandler);
    }
  }
  const missing = [...declared.keys()].filter((name) => !handlers.has(name));
  if (missing.length > 0) throw new Error(`No handler for: ${missing.join(', ')}`);
  return handlers;
}
