import { foldText } from '#libs/platform';

const LONGEST = 60;

/** A name as part of an address: letters without accents, digits and hyphens. */
export function slugOf(name: string): string {
  const slug = foldText(name)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, '');
  return slug || 'lieu';
}

/** Takes the first free slug: the name, the name and its town, the name and its postcode, then numbered names. */
export function takeSlug(taken: Set<string>, name: string, city: string, postcode: string): string {
  const base = slugOf(name);
  const wishes = [base, city && `${base}-${slugOf(city)}`, postcode && `${base}-${postcode}`];
  let free = wishes.find((wish) => wish !== '' && !taken.has(wish));
  for (let number = 2; free === undefined; number++) if (!taken.has(`${base}-${number}`)) free = `${base}-${number}`;
  taken.add(free);
  return free;
}
