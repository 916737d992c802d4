import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { failureKind } from '../../api/failure.js';
import { announce } from '../../frame/announce.js';
import { useSession } from '../../frame/session.js';
import { Problem } from '../sign-in/Problem.js';
import { ChangeMyNameMutation } from './security.documents.js';
import classes from './Account.module.css';

/** The person's name, as others read it. */
export function Name() {
  const { t } = useTranslation();
  const { me } = useSession();
  const [{ fetching }, change] = useMutation(ChangeMyNameMutation);
  const [name, setName] = useState(me?.name ?? '');
  const [problem, setProblem] = useState('');

  async function submit(event: FormEvent) {
    event.preventDefault();
    setProblem('');
    if (!/[\p{L}\p{N}]/u.test(name)) return setProblem(t('name.refused'));
    const { data, error } = await change({ name });
    const answer = data?.changeMyName;
    if (!answer) return setProblem(t(`failure.${error ? failureKind(error) : 'broken'}.text`));
    setName(answer.name);
    announce(t('name.saved'));
  }

  return (
    <section aria-labelledby="name" className={classes['section']}>
      <h2 id="name" className={classes['title']}>
        {t('name.title')}
      </h2>
      <form className={classes['form']} onSubmit={(event) => void submit(event)}>
        <TextInput
          label={t('name.label')}
          description={t('name.help')}
          autoComplete="name"
          required
          withAsterisk={false}
          maxLength={240}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          className={classes['grow']!}
        />
        <Button type="submit" radius="xl" loading={fetching}>
          {t('name.save')}
        </Button>
      </form>
      <Problem text={problem} />
    </section>
  );
}
