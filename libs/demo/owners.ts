import { familyNames } from './names.data.js';
import { type Town } from './town.js';

type Regime = 'STANDARD' | 'FRANCHISE_293B' | 'EXEMPT_NON_PROFIT';

const taxed: (readonly [Regime, number])[] = [['STANDARD', 1]];
const regimeOf: Record<string, (readonly [Regime, number])[]> = {
  Association: [
    ['EXEMPT_NON_PROFIT', 3],
    ['FRANCHISE_293B', 1],
    ['STANDARD', 1],
  ],
  'Entreprise individuelle': [
    ['FRANCHISE_293B', 4],
    ['STANDARD', 1],
  ],
  'Établissement public': [
    ['STANDARD', 1],
    ['EXEMPT_NON_PROFIT', 1],
  ],
};

/** Who runs the venues: mostly one legal entity each, a few that run several. */
export class OwnerGenerator {
  private readonly known: { id: string; form: string }[] = [];
  private readonly sirens = new Set<string>();

  constructor(private readonly town: Town) {}

  ownerOf(venueName: string, form: string, since: Temporal.Instant): string {
    const { chance } = this.town;
    const others = this.known.filter((owner) => owner.form === form && form !== 'Entreprise individuelle');
    if (others.length > 0 && chance.yes(0.15)) return chance.pick(others).id;
    const id = chance.id(since);
    this.known.push({ id, form });
    this.town.rows.add('owner', {
      network_id: this.town.networkId,
      id,
      name: form === 'Entreprise individuelle' ? `Atelier ${chance.pick(familyNames)}` : `${venueName} (${form})`,
      legal_form: form,
      siren: chance.yes(0.85) ? this.newSiren() : null,
    });
    this.addRegimes(id, form, since);
    return id;
  }

  private addRegimes(ownerId: string, form: string, since: Temporal.Instant): void {
    const { chance, now, rows, networkId, data } = this.town;
    const began = since.toZonedDateTimeISO(data.zone).toPlainDate();
    const add = (regime: Regime, from: Temporal.PlainDate, until: Temporal.PlainDate | null) =>
      rows.add('owner_vat_regime', {
        network_id: networkId,
        owner_id: ownerId,
        regime,
        valid: `[${from},${until ?? ''})`,
      });
    const regime = chance.weighted(regimeOf[form] ?? taxed);
    const passedThreshold = regime === 'STANDARD' && chance.yes(0.08);
    const changed = now.toZonedDateTimeISO(data.zone).toPlainDate().with({ month: 1, day: 1 });
    if (passedThreshold && Temporal.PlainDate.compare(began, changed) < 0) {
      add('FRANCHISE_293B', began, changed);
      add('STANDARD', changed, null);
    } else add(regime, began, null);
  }

  /** Nine digits with a valid check digit, in a range that is never assigned. */
  private newSiren(): string {
    for (;;) {
      const digits = `000${String(this.town.chance.whole(0, 99_999)).padStart(5, '0')}`;
      const siren = `${digits}${luhnDigit(digits)}`;
      if (this.sirens.has(siren)) continue;
      this.sirens.add(siren);
      return siren;
    }
  }
}

function luhnDigit(digits: string): number {
  const sum = [...digits].reduce((total, digit, i) => {
    const doubled = Number(digit) * (i % 2 === 1 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return (10 - (sum % 10)) % 10;
}
