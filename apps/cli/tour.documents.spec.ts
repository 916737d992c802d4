import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './folders.js';
import { documents } from './tour.documents.js';
import { bookingLifeDocuments } from './tour-booking-life.documents.js';
import { expertDocuments } from './tour-expert.documents.js';
import { venueDocuments } from './tour-venue.documents.js';

const schema = buildSchema(readFileSync(join(root, 'schema.graphql'), 'utf8'));

describe('the operations of the tour', () => {
  it.each([
    ...Object.entries(documents),
    ...Object.entries(venueDocuments),
    ...Object.entries(bookingLifeDocuments),
    ...Object.entries(expertDocuments),
  ])('are valid in the schema: %s', (_, document) => {
    expect(validate(schema, parse(document))).toEqual([]);
  });
});
