import pg from 'pg';
import { missingFiles, unknownFiles } from '#libs/safekeeping';
import { type Finding } from './checks.js';
import { filesOfInstallation } from './files.js';

/** Whether the store has every file that the database refers to, and whether it has others. */
export async function filesCheck(databaseUrl: string): Promise<Finding> {
  const store = filesOfInstallation(databaseUrl);
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const missing = await missingFiles(client, store, 'PRESENCE');
    if (missing.length > 0)
      return {
        state: 'wrong',
        text: `${missing.length} files are missing: ${missing[0]}`,
        todo: 'Check FILES_DIR or the S3 settings. If they are right, restore the files from a backup.',
      };
    const unknown = await unknownFiles(client, store, Temporal.Now.instant().subtract({ hours: 24 }));
    if (unknown.length > 0)
      return {
        state: 'doubtful',
        text: `${unknown.length} files are in the store without a row, such as ${unknown[0]}`,
        todo: 'They may belong to a newer backup. Delete them only if you are sure.',
      };
    return { state: 'fine', text: 'all photos and documents are in their place' };
  } finally {
    await client.end();
  }
}
