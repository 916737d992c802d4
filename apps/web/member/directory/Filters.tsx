import { Button, NativeSelect, Switch, TextInput } from '@mantine/core';
import { IconCurrentLocation, IconSearch } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useSession } from '../../frame/session.js';
import { VENUE_KINDS, VENUE_LOOK } from '../../parts/kinds.js';
import { NearMeButton } from '../../parts/NearMeButton.js';
import type { Filter } from '../../rules/filter.js';
import { FilterWordsQuery } from './documents.js';
import { FreeAt } from './FreeAt.js';
import { Pill } from './Pill.js';
import classes from './Places.module.css';

interface Props {
  filter: Filter;
  apply: (filter: Filter) => void;
}

const toggled = (list: string[], one: string) =>
  list.includes(one) ? list.filter((item) => item !== one) : [...list, one];

/** Every filter applies at once and lives in the address. */
export function Filters({ filter, apply }: Props) {
  const { t } = useTranslation();
  const { network } = useSession();
  const [{ data }] = useQuery({ query: FilterWordsQuery });
  const [asked, setAsked] = useState(filter.text);
  const [text, setText] = useState(filter.text);
  if (asked !== filter.text) {
    setAsked(filter.text);
    setText(filter.text);
  }
  const narrowed =
    Boolean(filter.capability ?? filter.commune ?? filter.freeAt) || filter.stepFree || filter.equipment.length > 0;

  function submit(event: FormEvent) {
    event.preventDefault();
    apply({ ...filter, text: text.trim() });
  }

  return (
    <search>
      <form className={classes['filters']} onSubmit={submit}>
        <div className={classes['search']}>
          <TextInput
            type="search"
            size="md"
            radius="xl"
            aria-label={t('places.search')}
            placeholder={t('places.placeholder')}
            leftSection={<IconSearch size={20} aria-hidden />}
            value={text}
            maxLength={200}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Button type="submit" size="md" radius="xl">
            {t('common.search')}
          </Button>
        </div>
        <fieldset aria-label={t('places.kinds')} className={classes['kinds']}>
          {VENUE_KINDS.map((kind) => (
            <Pill
              key={kind}
              Icon={VENUE_LOOK[kind].Icon}
              pressed={filter.kinds.includes(kind)}
              onPress={() => apply({ ...filter, kinds: toggled(filter.kinds, kind) })}
            >
              {t(`venueKinds.${kind}`)}
            </Pill>
          ))}
          {filter.near ? (
            <Pill Icon={IconCurrentLocation} pressed onPress={() => apply({ ...filter, near: undefined })}>
              {t('where.nearMe')}
            </Pill>
          ) : (
            <NearMeButton
              variant="default"
              label={t('where.nearMe')}
              icon={<IconCurrentLocation size={18} aria-hidden />}
              onPlace={(near) => apply({ ...filter, near })}
            />
          )}
        </fieldset>
        <details className={classes['more']} open={narrowed || undefined}>
          <summary>{t('places.moreFilters')}</summary>
          <div className={classes['fields']}>
            <NativeSelect
              label={t('places.capability')}
              value={filter.capability ?? ''}
              onChange={(event) => apply({ ...filter, capability: event.currentTarget.value || undefined })}
              data={[
                { value: '', label: t('places.any') },
                ...(data?.capabilities ?? []).map(({ code, label }) => ({ value: code, label })),
              ]}
            />
            <NativeSelect
              label={t('where.commune')}
              value={filter.commune ?? ''}
              onChange={(event) => apply({ ...filter, commune: event.currentTarget.value || undefined })}
              data={[
                { value: '', label: t('places.anyCommune') },
                ...(data?.communes ?? []).map(({ code, name }) => ({ value: code, label: name })),
              ]}
            />
            <FreeAt filter={filter} zone={network.zone} apply={apply} />
            <Switch
              label={t('place.stepFreeAccess')}
              checked={filter.stepFree}
              onChange={(event) => apply({ ...filter, stepFree: event.currentTarget.checked })}
            />
          </div>
          <fieldset className={classes['equipment']}>
            <legend>{t('place.equipment')}</legend>
            {data?.equipment.map(({ code, label }) => (
              <Pill
                key={code}
                pressed={filter.equipment.includes(code)}
                onPress={() => apply({ ...filter, equipment: toggled(filter.equipment, code) })}
              >
                {label}
              </Pill>
            ))}
          </fieldset>
        </details>
      </form>
    </search>
  );
}
