import { Avatar } from '@mantine/core';

/** The initials of a person, until there is a photo that they show. */
export function MentorPortrait({ name }: { name: string }) {
  return <Avatar name={name} color="initials" size="lg" radius="xl" aria-hidden />;
}
