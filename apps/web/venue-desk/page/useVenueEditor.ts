import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { failureKind } from '../../api/failure.js';
import { announce } from '../../frame/announce.js';
import type { VenueKind } from '../../parts/kinds.js';
import {
  faultsOf,
  inputOfForm,
  isChanged,
  mergeForms,
  type VenueFault,
  type VenueField,
  venueFormOf,
  type VenueForm,
} from '../../rules/venue-form.js';
import { EditVenueMutation, type VenueToEdit } from './documents.js';

export type Form = VenueForm<VenueKind>;

export interface VenueEditor {
  form: Form;
  set: <Field extends VenueField>(field: Field, value: Form[Field]) => void;
  /** The faults found by the last attempt to save. */
  faults: VenueFault[];
  /** What somebody else saved while I was editing. */
  theirs: Form | undefined;
  /** The fields where I have to decide between my value and theirs. */
  conflicts: VenueField[];
  takeTheirs: (field: VenueField) => void;
  keepMine: (field: VenueField) => void;
  hasChanges: boolean;
  saving: boolean;
  savedOnce: boolean;
  problem: string;
  save: () => Promise<void>;
}

interface State {
  /** As it was read, with its version. */
  base: Form;
  version: number;
  form: Form;
  theirs?: Form;
  conflicts: VenueField[];
}

/** Edits the page of a venue. When somebody else saved first, their changes are added and mine are kept. */
export function useVenueEditor(venue: VenueToEdit): VenueEditor {
  const { t } = useTranslation();
  const [{ base, version, form, theirs, conflicts }, setState] = useState<State>(() => {
    const read = venueFormOf<VenueKind>(venue);
    return { base: read, version: venue.version, form: read, conflicts: [] };
  });
  const [faults, setFaults] = useState<VenueFault[]>([]);
  const [problem, setProblem] = useState('');
  const [savedOnce, setSavedOnce] = useState(false);
  const [{ fetching }, edit] = useMutation(EditVenueMutation);

  const put = (field: VenueField, value: Form[VenueField]) => {
    setState((before) => ({ ...before, form: { ...before.form, [field]: value } }));
    setSavedOnce(false);
  };
  const decided = (field: VenueField) =>
    setState((before) => ({ ...before, conflicts: before.conflicts.filter((one) => one !== field) }));

  async function save() {
    const found = faultsOf(form);
    setFaults(found);
    if (found.length > 0) return setProblem(t('venueEditor.atFault'));
    const variables = { venueId: venue.id, version, venue: { ...inputOfForm(form), equipment: [...form.equipment] } };
    const { data, error } = await edit(variables);
    const answer = data?.editVenue;
    setProblem('');
    if (answer?.__typename === 'ManagedVenue') {
      const saved = venueFormOf<VenueKind>(answer);
      setState({ base: saved, version: answer.version, form: saved, conflicts: [] });
      setSavedOnce(true);
      announce(t('venueEditor.saved'));
    } else if (answer?.__typename === 'VenueConflict') {
      const { current } = answer;
      const now = venueFormOf<VenueKind>(current);
      setState({ base: now, version: current.version, theirs: now, ...mergeForms(base, form, now) });
    } else setProblem(answer?.message ?? t(`failure.${error ? failureKind(error) : 'broken'}.text`));
  }

  return {
    form,
    set: put,
    faults,
    theirs,
    conflicts,
    takeTheirs: (field) => {
      put(field, theirs![field]);
      decided(field);
    },
    keepMine: decided,
    hasChanges: isChanged(base, form),
    saving: fetching,
    savedOnce,
    problem,
    save,
  };
}
