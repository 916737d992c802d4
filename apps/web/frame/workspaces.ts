import { type Icon, IconBuildingStore, IconMessages, IconServerCog, IconTopologyStar3 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { hasRole, useSession } from './session.js';

export interface Workspace {
  to: string;
  label: string;
  Icon: Icon;
}

/** The workspaces of the signed-in person: mentoring, each of their venues, the network and the platform. */
export function useWorkspaces(): Workspace[] {
  const { t } = useTranslation();
  const session = useSession();
  const { slug, me } = session;
  const workspaces: Workspace[] = [];
  if (hasRole(session, 'MENTOR'))
    workspaces.push({ to: `/${slug}/mentoring`, label: t('workspaces.mentoring'), Icon: IconMessages });
  const venues = new Map(me?.roles.flatMap(({ venue }) => (venue ? [[venue.slug, venue.name] as const] : [])));
  for (const [venue, name] of venues) {
    const to = `/${slug}/venues/${venue}/manage`;
    workspaces.push({ to, label: t('workspaces.venue', { name }), Icon: IconBuildingStore });
  }
  if (hasRole(session, 'NETWORK_ADMIN'))
    workspaces.push({ to: `/${slug}/admin`, label: t('workspaces.network'), Icon: IconTopologyStar3 });
  if (hasRole(session, 'PLATFORM_OPERATOR'))
    workspaces.push({ to: `/${slug}/platform`, label: t('workspaces.platform'), Icon: IconServerCog });
  return workspaces;
}
