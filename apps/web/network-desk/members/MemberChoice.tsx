import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { LoadingBlock } from '../../parts/LoadingBlock.js';
import classes from '../Desk.module.css';
import { MembersQuery, type NetworkMember } from './documents.js';

interface Props {
  title: string;
  member: NetworkMember | null;
  isLoading: boolean;
  choose: (email: string | null) => void;
}

const MOST = 6;

/** Finds one of two accounts by name or address, or shows the one that was chosen. */
export function MemberChoice({ title, member, isLoading, choose }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const wanted = text.trim();
  const [{ data, error }] = useQuery({
    query: MembersQuery,
    variables: { text: wanted, inState: null, withRole: null, first: MOST, after: null },
    pause: member !== null || wanted.length < 3,
  });
  const found = wanted.length < 3 || error ? [] : (data?.members.edges ?? []);
  return (
    <section aria-label={title} className={classes['panel']}>
      <h2 className={classes['heading']}>{title}</h2>
      {isLoading && <LoadingBlock height={80} />}
      {member && (
        <>
          <strong>{member.name}</strong>
          <p className={classes['muted']}>{member.email}</p>
          <Button variant="default" size="xs" radius="xl" onClick={() => choose(null)}>
            {t('mergeMembers.other')}
          </Button>
        </>
      )}
      {!member && !isLoading && (
        <>
          <TextInput
            type="search"
            label={t('mergeMembers.find', { title })}
            maxLength={120}
            autoComplete="off"
            value={text}
            className={classes['filter']!}
            onChange={({ currentTarget: { value } }) => setText(value)}
          />
          <ul className={classes['rows']}>
            {found
              .filter(({ node: { state } }) => state !== 'LEFT')
              .map(({ node: { id, name, email } }) => (
                <li key={id} className={classes['row']}>
                  <span className={classes['what']}>
                    {name}
                    <span className={classes['muted']}> · {email}</span>
                  </span>
                  <Button
                    variant="default"
                    size="xs"
                    radius="xl"
                    aria-label={t('mergeMembers.chooseOf', { email })}
                    onClick={() => choose(email)}
                  >
                    {t('mergeMembers.choose')}
                  </Button>
                </li>
              ))}
          </ul>
          {data?.members.totalCount === 0 && wanted.length > 2 && (
            <p className={classes['muted']}>{t('members.none')}</p>
          )}
        </>
      )}
    </section>
  );
}
