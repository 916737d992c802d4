/** Why a backup or a restore cannot be; the message says what to do and is meant to be read as it is. */
export class SafekeepingFault extends Error {
  constructor(
    readonly code:
      | 'EXISTS'
      | 'NO_ROOM'
      | 'UNWRITABLE'
      | 'UNREADABLE'
      | 'NOT_A_BACKUP'
      | 'DAMAGED'
      | 'NEWER'
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
