import { makeTemplate } from './template.js';

await makeTemplate(process.env.TEST_DATABASE_URL!);
