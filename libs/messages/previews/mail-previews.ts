import { type Locale } from '#libs/platform';
import { type MailContent } from '../mail-layout.js';

const LOCALES: readonly Locale[] = ['fr', 'en'];

type Compose = (locale: Locale) => MailContent;

/** A mail as people receive it, with sample data. */
export interface MailPreview {
  /** The name of the kind of notification, then that of the variant where a kind has several. */
  readonly name: string;
  readonly kind: string;
  readonly locale: Locale;
  readonly content: MailContent;
}

const declared = new Map<string, Readonly<Record<string, Compose>>>();

/**
 * Declares what a kind of mail looks like, in the lib that owns it: composed by the function that composes the mail that is sent.
 * A kind whose texts differ has one variant for each. @throws when the kind was declared before
 */
export function mailPreview(kind: string, preview: Compose | Readonly<Record<string, Compose>>): void {
  if (declared.has(kind)) throw new Error(`The preview of ${kind} is declared twice`);
  declared.set(kind, typeof preview === 'function' ? { '': preview } : preview);
}

/** Every declared mail in every language, by name. */
export const mailPreviews = (): MailPreview[] =>
  [...declared]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([kind, variants]) =>
      Object.entries(variants).flatMap(([variant, compose]) =>
        LOCALES.map((locale) => ({
          name: variant === '' ? kind : `${kind}-${variant.toLowerCase()}`,
          kind,
          locale,
          content: compose(locale),
        })),
      ),
    );
