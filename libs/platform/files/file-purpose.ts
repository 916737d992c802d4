import { type Sql } from '../database/sql.js';
import { type Viewer } from '../graphql/viewer.js';
import { type Setting } from '../network-settings.js';

/** What a purpose takes, with the most bytes of one file. */
export const FILE_KINDS = {
  PICTURE: { maxBytes: 15 * 1024 * 1024, types: ['JPEG', 'PNG', 'WEBP'] },
  DOCUMENT: { maxBytes: 10 * 1024 * 1024, types: ['PDF'] },
} as const;
export type FileKind = keyof typeof FILE_KINDS;

/** Whose quota of bytes a file counts for, and the setting with its size. */
export interface BytesQuota {
  readonly id: string;
  readonly cap: Setting<number>;
}

/** A file whose reading is asked for. */
export interface FileToRead {
  readonly id: string;
  readonly subjectId: string;
}

/** What files of a purpose are, who may send one, and who may read it. Declared by the lib whose words it uses. */
export interface FilePurpose {
  readonly name: string;
  readonly kind: FileKind;
  /** Whether the viewer may send a file for the subject; undefined when not, and when there is no such subject. */
  readonly admits: (tx: Sql, viewer: Viewer, subjectId: string) => Promise<BytesQuota | undefined>;
  /** Who may read a file besides the person who sent it. `ANYONE` holds once the file is attached, and lets browsers keep it. */
  readonly reads: 'ANYONE' | ((tx: Sql, viewer: Viewer, file: FileToRead, now: Temporal.Instant) => Promise<boolean>);
  /** Whether a file counts as attached when it is sent. Others are deleted after a day unless a row of their owner refers to them. */
  readonly attachedAtOnce?: boolean;
}

const declared = new Map<string, FilePurpose>();

/** @throws when the purpose was declared before */
export function filePurpose(name: string, purpose: Omit<FilePurpose, 'name'>): FilePurpose {
  if (declared.has(name)) throw new Error(`The purpose ${name} is declared twice`);
  const made = { name, ...purpose };
  declared.set(name, made);
  return made;
}

export const purposeCalled = (name: string): FilePurpose | undefined => declared.get(name);

/** Every purpose of the libs that are loaded. */
export const declaredPurposes = (): FilePurpose[] => [...declared.values()];
