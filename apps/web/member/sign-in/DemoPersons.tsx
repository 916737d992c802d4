import { IconUserCircle } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import { DemoSignInsQuery, SignInAsDemoMutation } from './documents.js';
import { Problem } from './Problem.js';
import { useSignInAnswer } from './useSignInAnswer.js';
import classes from './SignIn.module.css';

/** In the demo, one button per invented person; the address can choose one. Shows nothing outside the demo. */
export function DemoPersons({ wanted }: { wanted: string | null }) {
  const { t } = useTranslation();
  const arrival = useSignInAnswer();
  const [{ data }] = useQuery({ query: DemoSignInsQuery });
  const [{ fetching }, signIn] = useMutation(SignInAsDemoMutation);
  const asked = useRef(false);
  const ready = data?.demoSignIns.some(({ key }) => key === wanted) ?? false;

  useEffect(() => {
    if (!ready || !wanted || asked.current) return;
    asked.current = true;
    void become(wanted);
  });
  if (!data || data.demoSignIns.length === 0) return null;

  async function become(key: string) {
    const { data: answer, error } = await signIn({ key });
    arrival.take(answer?.signInAsDemo, error);
  }

  return (
    <section aria-labelledby="demo">
      <h2 id="demo" className={classes['title']}>
        {t('signIn.demo')}
      </h2>
      <p className={classes['muted']}>{t('signIn.demoText')}</p>
      <ul className={classes['persons']}>
        {data.demoSignIns.map((person) => (
          <li key={person.key}>
            <button
              type="button"
              className={classes['person']}
              disabled={fetching}
              onClick={() => void become(person.key)}
            >
              <IconUserCircle size={30} stroke={1.4} aria-hidden />
              <span>
                <strong>{person.name}</strong>
                <br />
                {t(`role.${person.role}`)}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <Problem text={arrival.problem} />
    </section>
  );
}
