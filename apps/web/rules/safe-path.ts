/** A path of our own pages to go on to after sign-in, or the network's first page: never another site. */
export function safePathInNetwork(slug: string, wanted: string | null | undefined): string {
  const home = `/${slug}`;
  if (!wanted || !wanted.startsWith('/') || wanted.startsWith('//') || wanted.includes('\\')) return home;
  const path = wanted.split(/[?#]/, 1)[0]!;
  const inside = path === home || path.startsWith(`${home}/`);
  return inside && path !== `${home}/sign-in` ? wanted : home;
}
