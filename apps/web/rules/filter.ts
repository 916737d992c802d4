/** What the directory is filtered by, as its address says. */
export interface Filter {
  text: string;
  kinds: string[];
  capability?: string;
  commune?: string;
  equipment: string[];
  stepFree: boolean;
  near?: { lat: number; lon: number };
  freeAt?: string;
  freeMinutes: number;
}

const WORD = /^[\w-]{1,64}$/;

/** Reads the filter from the address; what does not make sense there is left out. */
export function filterFromAddress(params: URLSearchParams): Filter {
  const word = (name: string) => {
    const value = params.get(name);
    return value && WORD.test(value) ? value : undefined;
  };
  const words = (name: string) => [...new Set(params.getAll(name).filter((value) => WORD.test(value)))].slice(0, 20);
  const lat = Number(params.get('lat') || NaN);
  const lon = Number(params.get('lon') || NaN);
  const freeAt = Date.parse(params.get('free-at') ?? '');
  const minutes = Number(params.get('free-for') || NaN);
  const capability = word('cap');
  const commune = word('commune');
  return {
    text: (params.get('text') ?? '').trim().slice(0, 200),
    kinds: words('kinds').filter((kind) => /^[A-Z_]+$/.test(kind)),
    equipment: words('equipment'),
    stepFree: params.get('step-free') === '1',
    freeMinutes: Number.isInteger(minutes) && minutes >= 15 && minutes <= 1440 ? minutes : 60,
    ...(capability ? { capability } : {}),
    ...(commune ? { commune } : {}),
    ...(Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { near: { lat, lon } } : {}),
    ...(Number.isNaN(freeAt) ? {} : { freeAt: new Date(freeAt).toISOString() }),
  };
}

/** The address of a filter: the reverse of `filterFromAddress`. */
export function addressOfFilter(filter: Filter): string {
  const params = new URLSearchParams();
  if (filter.text) params.set('text', filter.text);
  for (const kind of filter.kinds) params.append('kinds', kind);
  if (filter.capability) params.set('cap', filter.capability);
  if (filter.commune) params.set('commune', filter.commune);
  for (const code of filter.equipment) params.append('equipment', code);
  if (filter.stepFree) params.set('step-free', '1');
  if (filter.near) {
    params.set('lat', filter.near.lat.toFixed(5));
    params.set('lon', filter.near.lon.toFixed(5));
  }
  if (filter.freeAt) {
    params.set('free-at', filter.freeAt);
    params.set('free-for', String(filter.freeMinutes));
  }
  return params.toString();
}
