import { Button, Skeleton } from '@mantine/core';
import { type FormEvent, lazy, Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useMutation, useQuery } from 'urql';
import { failureKind } from '../../api/failure.js';
import { announce } from '../../frame/announce.js';
import { newIdempotencyKey } from '../../frame/new-idempotency-key.js';
import { useUnsavedChanges } from '../../frame/useUnsavedChanges.js';
import { Problem } from '../../member/sign-in/Problem.js';
import classes from '../../network-desk/Desk.module.css';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { Page } from '../../parts/Page.js';
import { changedFields, emptyDraft, faultOf, nextDraft } from '../../rules/space-draft.js';
import { focusFault } from '../parts/focus-fault.js';
import { useDeskVenue } from '../useDeskVenue.js';
import { CreateSpaceMutation, SpaceFormQuery } from './documents.js';
import { type Draft, inputOf } from './space-input.js';
import own from './Spaces.module.css';

const SpaceFields = lazy(async () => ({ default: (await import('./SpaceFields.js')).SpaceFields }));

/** Adds a space, or several that are alike one after the other. */
export default function NewSpacePage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { id: venueId, base } = useDeskVenue();
  const [{ data, error }, reexecuteQuery] = useQuery({ query: SpaceFormQuery, variables: { venueId } });
  const [{ fetching }, create] = useMutation(CreateSpaceMutation);
  const [typed, setTyped] = useState<Draft>();
  /** The draft of one more space as it was proposed; undefined for the first. */
  const [proposed, setProposed] = useState<Draft>();
  const [added, setAdded] = useState<{ id: string; name: string }[]>([]);
  const [isChecked, setChecked] = useState(false);
  const [problem, setProblem] = useState('');
  const nameField = useRef<HTMLInputElement>(null);
  /** The key of the last attempt: a retry of the same request uses it again. */
  const attempt = useRef({ request: '', key: '' });
  const classNames = data?.managedVenue?.tariffClasses.map(({ name }) => name) ?? [];
  const start = proposed ?? emptyDraft('MEETING_ROOM' as const, classNames);
  const draft = typed ?? start;
  useUnsavedChanges(changedFields(start, draft).length > 0);

  async function save(another: boolean) {
    setChecked(true);
    if (faultOf(draft)) return void focusFault(nameField.current?.form);
    const space = inputOf(draft);
    const request = JSON.stringify(space);
    if (attempt.current.request !== request) attempt.current = { request, key: newIdempotencyKey() };
    const { data: answer, error: lost } = await create({ venueId, space, idempotencyKey: attempt.current.key });
    const result = answer?.createSpace;
    if (result?.__typename !== 'ManagedSpace')
      return setProblem(result?.message ?? t(`failure.${lost ? failureKind(lost) : 'broken'}.text`));
    setProblem('');
    announce(t('venueSpaces.added', { name: result.name }));
    if (!another) return navigate(`${base}/spaces/${result.id}`);
    attempt.current = { request: '', key: '' };
    setAdded([...added, { id: result.id, name: result.name }]);
    setChecked(false);
    setTyped(nextDraft(draft));
    setProposed(nextDraft(draft));
    nameField.current?.focus();
    nameField.current?.select();
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save(false);
  };

  return (
    <Page
      title={t('venueSpaces.newTitle')}
      lead={t('venueSpaces.newLead')}
      aside={
        <Link className={classes['link']!} to={`${base}/spaces`}>
          {t('venueSpaces.back')}
        </Link>
      }
    >
      {error && !data && (
        <FailureNotice error={error} retry={() => reexecuteQuery({ requestPolicy: 'network-only' })} />
      )}
      {!data && !error && <Skeleton h={480} radius="lg" aria-label={t('shell.loading')} />}
      {data && (
        <form className={own['form']} noValidate onSubmit={submit}>
          {added.length > 0 && (
            <p>
              {t('venueSpaces.addedCount', { count: added.length })}{' '}
              {added.map(({ id, name }, i) => (
                <span key={id}>
                  {i > 0 && ', '}
                  <Link className={classes['link']!} to={`${base}/spaces/${id}`}>
                    {name}
                  </Link>
                </span>
              ))}
            </p>
          )}
          <Suspense fallback={<Skeleton h={480} radius="lg" aria-label={t('shell.loading')} />}>
            <SpaceFields
              draft={draft}
              change={setTyped}
              fault={isChecked ? faultOf(draft) : null}
              choices={data}
              spaceId=""
              nameField={nameField}
            />
            <Problem text={problem || (isChecked && faultOf(draft) ? t('venueSpaces.faulty') : '')} />
            <div className={classes['actions']}>
              <Button type="submit" radius="xl" loading={fetching}>
                {t('venueSpaces.create')}
              </Button>
              <Button variant="default" radius="xl" disabled={fetching} onClick={() => void save(true)}>
                {t('venueSpaces.createMore')}
              </Button>
            </div>
          </Suspense>
        </form>
      )}
    </Page>
  );
}
