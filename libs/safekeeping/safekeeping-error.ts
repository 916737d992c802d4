/** A backup or restore failed. The message is for people and says what to do. */
export class SafekeepingError extends Error {
  constructor(
    readonly code:
      | 'EXISTS'
      | 'NO_ROOM'
      | 'UNWRITABLE'
      | 'UNREADABLE'
      | 'NOT_A_BACKUP'
      | 'DAMAGED'
      | 'NEWER'
      | 'FILE_MISSING'
      | 'NOT_MIGRATED'
      | 'NOT_EMPTY'
      | 'IN_USE'
      | 'STOPPED'
      | 'BROKEN_RULES',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
