import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useMutation, useQuery } from 'urql';
import { newIdempotencyKey } from '../../frame/new-idempotency-key.js';
import { useSession } from '../../frame/session.js';
import { Problem } from '../../member/sign-in/Problem.js';
import { VENUE_KINDS, type VenueKind } from '../../parts/kinds.js';
import { Page } from '../../parts/Page.js';
import { useAction } from '../../parts/useAction.js';
import { readPosition } from '../../rules/position.js';
import classes from '../Desk.module.css';
import { CommunesQuery, CreateVenueMutation } from './documents.js';

const EMPTY = { name: '', organisation: '', street: '', postcode: '', city: '', website: '', position: '' };

/** Adds a venue to the directory. Without an exact position it is at the centre of its town. */
export default function NewVenuePage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { slug, network } = useSession();
  const [{ data, fetching }] = useQuery({ query: CommunesQuery });
  const [, create] = useMutation(CreateVenueMutation);
  const { act, problem, isBusy } = useAction(t('newVenue.badInput'));
  const [texts, setTexts] = useState(EMPTY);
  const [kind, setKind] = useState<VenueKind>('COWORKING');
  const [idempotencyKey] = useState(newIdempotencyKey);
  const communes = data?.communes ?? [];
  const position = texts.position.trim() ? readPosition(texts.position) : undefined;
  const list = `/${slug}/admin/venues`;
  const field = (name: keyof typeof EMPTY, maxLength: number) => ({
    label: t(`newVenue.${name === 'city' ? 'commune' : name}`),
    maxLength,
    value: texts[name],
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) =>
      setTexts({ ...texts, [name]: value }),
  });
  const required = { required: true, withAsterisk: false };

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (position === null) return;
    const { organisation, position: _, website, ...rest } = texts;
    const { lat, lon } = position ?? communes.find(({ name }) => name === texts.city)?.centre ?? network.centre;
    const venue = { ...rest, kind, website: website.trim() || null, point: { lat, lon } };
    const done = t('newVenue.created', { name: texts.name });
    if (await act(create({ venue, organisation, idempotencyKey }), done))
      void navigate(`${list}?q=${encodeURIComponent(texts.name.trim())}`);
  }

  return (
    <Page
      title={t('newVenue.title')}
      lead={t('newVenue.lead')}
      aside={
        <Link className={classes['link']!} to={list}>
          {t('newVenue.back')}
        </Link>
      }
    >
      <form className={`${classes['panel']} ${classes['form']}`} onSubmit={(event) => void submit(event)}>
        <TextInput {...field('name', 200)} {...required} />
        <NativeSelect
          label={t('newVenue.kind')}
          value={kind}
          data={VENUE_KINDS.map((value) => ({ value, label: t(`venueKind.${value}`) }))}
          onChange={({ currentTarget: { value } }) => setKind(value as VenueKind)}
        />
        <TextInput {...field('organisation', 200)} {...required} />
        <TextInput {...field('street', 200)} />
        <TextInput {...field('postcode', 20)} />
        {communes.length > 0 || fetching ? (
          <NativeSelect
            {...field('city', 100)}
            {...required}
            data={[
              { value: '', label: t('newVenue.choose') },
              ...communes.map(({ name }) => ({ value: name, label: name })),
            ]}
          />
        ) : (
          <TextInput {...field('city', 100)} {...required} />
        )}
        <TextInput
          {...field('position', 60)}
          description={t('newVenue.positionHelp')}
          error={position === null && t('newVenue.badPosition')}
        />

        <TextInput {...field('website', 500)} type="url" description={t('newVenue.websiteHelp')} />
        <Button type="submit" radius="xl" loading={isBusy}>
          {t('newVenue.create')}
        </Button>
        <Problem text={problem} />
      </form>
    </Page>
  );
}
