import { type MigrationInterface, type QueryRunner } from 'typeorm';

const photos = (of: 'venue' | 'space'): string => `
  create table ${of}_photo (
    network_id uuid not null,
    ${of}_id uuid not null,
    file_id uuid not null,
    position int not null check (position between 0 and 19),
    alt_fr text not null check (length(alt_fr) between 0 and 250),
    alt_en text not null check (length(alt_en) between 0 and 250),
    primary key (network_id, file_id),
    unique (network_id, ${of}_id, position) deferrable initially deferred,
    foreign key (network_id, ${of}_id) references ${of} (network_id, id),
    foreign key (network_id, file_id) references file (network_id, id),
    -- Nobody should have to guess what a photo shows.
    check (alt_fr <> '' or alt_en <> '')
  );`;

/** Photos of venues and spaces in their order, with a text for those who do not see them; documents of spaces. */
export class Photos1797001100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ${photos('venue')}
      ${photos('space')}
      create table space_document (
        network_id uuid not null,
        space_id uuid not null,
        file_id uuid not null,
        position int not null check (position between 0 and 9),
        name text not null check (length(name) between 1 and 120),
        bytes int not null check (bytes > 0),
        primary key (network_id, file_id),
        unique (network_id, space_id, position) deferrable initially deferred,
        foreign key (network_id, space_id) references space (network_id, id),
        foreign key (network_id, file_id) references file (network_id, id)
      );
      ${['venue_photo', 'space_photo', 'space_document']
        .map(
          (table) => `create constraint trigger directory_changed after insert or update or delete on ${table}
            deferrable initially deferred for each row execute function directory_changed();`,
        )
        .join('\n')}
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
