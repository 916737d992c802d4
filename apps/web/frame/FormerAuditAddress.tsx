import { Navigate, useLocation } from 'react-router';
import { hasRole, useSession } from './session.js';

/** `/:network/audit`, the address of the audit log before the workspaces; links to it still work. */
export function FormerAuditAddress() {
  const session = useSession();
  const { search } = useLocation();
  const isOperatorOnly = hasRole(session, 'PLATFORM_OPERATOR') && !hasRole(session, 'NETWORK_ADMIN');
  const workspace = isOperatorOnly ? 'platform' : 'admin';
  return <Navigate to={`/${session.slug}/${workspace}/audit${search}`} replace />;
}
