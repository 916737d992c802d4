import { useTranslation } from 'react-i18next';
import { minutesText } from '../../rules/when.js';
import type { FormChoices } from './documents.js';
import type { Draft } from './space-input.js';
import { useClassText } from './useClassText.js';

/** What a field of a space says, in words. */
export function useFieldText(choices: FormChoices): (draft: Draft, field: keyof Draft) => string {
  const { t } = useTranslation();
  const classText = useClassText();
  const nothing = t('venueSpaces.nothing');
  const labels = new Map([
    ...choices.capabilities.map(({ code, label }) => [code, label] as const),
    ...choices.equipment.map(({ code, label }) => [code, label] as const),
    ...choices.trainings.map(({ id, title }) => [id, title] as const),
    ...(choices.managedVenue?.spaces ?? []).map(({ id, name }) => [id, name] as const),
  ]);
  return (draft, field) => {
    const value = draft[field];
    if (field === 'kind') return t(`spaceKind.${draft.kind}`);
    if (field === 'tariffClass') return classText(draft.tariffClass);
    if (field === 'sharesSeats') return t(draft.sharesSeats ? 'venueSpaces.shared' : 'venueSpaces.whole');
    if (value === null) return t(field === 'stepFree' ? 'venueSpaces.known.unknown' : 'venueSpaces.noTraining');
    if (typeof value === 'boolean') return t(value ? 'venueSpaces.known.yes' : 'venueSpaces.known.no');
    if (typeof value === 'number') return minutesText(value);
    if (typeof value === 'string') return (field === 'trainingId' ? labels.get(value) : value) || nothing;
    return value.map((code) => labels.get(code) ?? code).join(', ') || nothing;
  };
}
