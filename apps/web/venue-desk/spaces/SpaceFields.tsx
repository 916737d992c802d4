import { Checkbox, NativeSelect, Radio, TextInput, Textarea } from '@mantine/core';
import { type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '../../network-desk/Desk.module.css';
import { SPACE_KINDS, type SpaceKind } from '../../parts/kinds.js';
import { type faultOf, withKind } from '../../rules/space-draft.js';
import type { FormChoices } from './documents.js';
import { CodeChoice } from './CodeChoice.js';
import own from './Spaces.module.css';
import type { Draft } from './space-input.js';
import { TimeFields } from './TimeFields.js';
import { useClassText } from './useClassText.js';

interface Props {
  draft: Draft;
  change: (draft: Draft) => void;
  fault: ReturnType<typeof faultOf>;
  choices: FormChoices;
  /** Id of the space; empty for a new one. */
  spaceId: string;
  nameField: RefObject<HTMLInputElement | null>;
}

const DONT_KNOW = { yes: true, no: false, unknown: null } as const;

/** All fields of a space: what it is, who shares it, when it can be booked, and what is in it. */
export function SpaceFields({ draft, change, fault, choices, spaceId, nameField }: Props) {
  const { t } = useTranslation();
  const classText = useClassText();
  const { managedVenue, capabilities, equipment, trainings } = choices;
  const tariff = managedVenue?.tariffClasses ?? [];
  const set = (part: Partial<Draft>) => change({ ...draft, ...part });
  const others = managedVenue?.spaces.filter(({ id, withdrawnAt }) => id !== spaceId && !withdrawnAt) ?? [];
  const ofKind = capabilities.filter(({ spaceKind }) => spaceKind === draft.kind);
  const classNames = tariff.map(({ name }) => name);
  return (
    <>
      <fieldset className={classes['fieldset']}>
        <legend>{t('venueSpaces.what')}</legend>
        <TextInput
          ref={nameField}
          label={t('venueSpaces.name')}
          required
          withAsterisk={false}
          maxLength={200}
          error={fault === 'name' && t('venueSpaces.fault.name')}
          value={draft.name}
          onChange={({ currentTarget: { value } }) => set({ name: value })}
        />
        <div className={own['pair']}>
          <NativeSelect
            label={t('venueSpaces.kind')}
            value={draft.kind}
            data={SPACE_KINDS.map((value) => ({ value, label: t(`spaceKind.${value}`) }))}
            onChange={({ currentTarget: { value } }) =>
              change(withKind(draft, value as SpaceKind, { classes: classNames, capabilities }))
            }
          />
          <NativeSelect
            label={t('venueSpaces.class')}
            value={draft.tariffClass}
            data={[
              ...tariff.map(({ name, weight }) => ({ value: name, label: classText(name, weight) })),
              // A class that the tariff no longer has.
              ...(draft.tariffClass && !classNames.includes(draft.tariffClass) ? [draft.tariffClass] : []),
            ]}
            onChange={({ currentTarget: { value } }) => set({ tariffClass: value })}
          />
        </div>
        <TextInput
          label={t('venueSpaces.capacity')}
          inputMode="numeric"
          required
          withAsterisk={false}
          error={fault === 'capacity' && t('venueSpaces.fault.capacity')}
          value={draft.capacity}
          onChange={({ currentTarget: { value } }) => set({ capacity: value })}
        />
        <Radio.Group
          label={t('venueSpaces.sharing')}
          value={draft.sharesSeats ? 'shared' : 'whole'}
          onChange={(value) => set({ sharesSeats: value === 'shared' })}
        >
          <Radio value="whole" label={t('venueSpaces.whole')} mt="xs" />
          <Radio value="shared" label={t('venueSpaces.shared')} mt="xs" />
        </Radio.Group>
        <p className={classes['muted']}>{t('venueSpaces.descriptionHelp')}</p>
        <div className={own['pair']}>
          {(['Fr', 'En'] as const).map((language) => (
            <Textarea
              key={language}
              label={t(`venueSpaces.description${language}`)}
              lang={language.toLowerCase()}
              rows={4}
              maxLength={4_000}
              value={draft[`description${language}`]}
              onChange={({ currentTarget: { value } }) => set({ [`description${language}`]: value })}
            />
          ))}
        </div>
      </fieldset>
      <TimeFields draft={draft} set={set} isMaxAtFault={fault === 'maxMinutes'} />
      <fieldset className={classes['fieldset']}>
        <legend>{t('venueSpaces.who')}</legend>
        <NativeSelect
          label={t('venueSpaces.training')}
          value={draft.trainingId ?? ''}
          data={[
            { value: '', label: t('venueSpaces.noTraining') },
            ...trainings.map(({ id, title }) => ({ value: id, label: title })),
          ]}
          onChange={({ currentTarget: { value } }) => set({ trainingId: value || null })}
        />
        <Checkbox
          label={t('venueSpaces.adultOnly')}
          checked={draft.adultOnly}
          onChange={({ currentTarget: { checked } }) => set({ adultOnly: checked })}
        />
        <Checkbox
          label={t('venueSpaces.needsApproval')}
          description={t('venueSpaces.needsApprovalHelp')}
          checked={draft.needsApproval}
          onChange={({ currentTarget: { checked } }) => set({ needsApproval: checked })}
        />
        <Checkbox
          label={t('venueSpaces.needsOperator')}
          checked={draft.needsOperator}
          onChange={({ currentTarget: { checked } }) => set({ needsOperator: checked })}
        />
        <NativeSelect
          label={t('venueSpaces.stepFree')}
          value={draft.stepFree === null ? 'unknown' : draft.stepFree ? 'yes' : 'no'}
          data={(['yes', 'no', 'unknown'] as const).map((value) => ({ value, label: t(`venueSpaces.known.${value}`) }))}
          onChange={({ currentTarget: { value } }) => set({ stepFree: DONT_KNOW[value as keyof typeof DONT_KNOW] })}
        />
      </fieldset>
      <CodeChoice
        legend={t('venueSpaces.capabilities')}
        choices={ofKind}
        chosen={draft.capabilities}
        change={(codes) => set({ capabilities: codes })}
      />
      <CodeChoice
        legend={t('venueSpaces.equipment')}
        choices={equipment}
        chosen={draft.equipment}
        change={(codes) => set({ equipment: codes })}
      />
      <CodeChoice
        legend={t('venueSpaces.parts')}
        help={t('venueSpaces.partsHelp')}
        choices={others.map(({ id, name, sharesSeats, capacity }) => ({
          code: id,
          label: sharesSeats
            ? t('venueSpaces.partShared', { name, count: capacity })
            : t('venueSpaces.partWhole', { name }),
        }))}
        chosen={draft.partIds}
        change={(ids) => set({ partIds: ids })}
      />
    </>
  );
}
