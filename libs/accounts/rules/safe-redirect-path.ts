/** A path of a network's own pages to go on to after signing in, or its first page: never another site, however it is written. */
export function safeRedirectPath(slug: string, wanted: string | null | undefined): string {
  const home = `/${slug}`;
  const here = 'https://here.invalid';
  if (!wanted?.startsWith('/') || wanted.length > 2_000 || !URL.canParse(wanted, here)) return home;
  // Read as a browser does, which takes a backslash for a slash and drops line ends.
  const { origin, pathname, search, hash } = new URL(wanted, here);
  const inside = pathname === home || pathname.startsWith(`${home}/`);
  return origin === here && inside && pathname !== `${home}/sign-in` ? pathname + search + hash : home;
}
