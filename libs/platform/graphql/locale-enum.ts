import { registerEnumType } from '@nestjs/graphql';

export const LocaleEnum = { FR: 'fr', EN: 'en' } as const;
registerEnumType(LocaleEnum, { name: 'Locale', description: 'Language of pages and mails.' });
