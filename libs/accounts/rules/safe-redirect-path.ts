/**
 * The path to continue to after signing in: a path of the network's own pages, or its home page. Never another site, however
 * the path is written.
 */
export function safeRedirectPath(slug: string, requested: string | null | undefined): string {
  const home = `/${slug}`;
  const base = 'https://here.invalid';
  if (!requested?.startsWith('/') || requested.length > 2_000 || !URL.canParse(requested, base)) return home;
  // Parsed the way a browser does, which reads a backslash as a slash and drops line ends.
  const { origin, pathname, search, hash } = new URL(requested, base);
  const inside = pathname === home || pathname.startsWith(`${home}/`);
  return origin === base && inside && pathname !== `${home}/sign-in` ? pathname + search + hash : home;
}
