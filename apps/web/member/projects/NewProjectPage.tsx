import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useMutation } from 'urql';
import { newIdempotencyKey } from '../../frame/new-idempotency-key.js';
import { useSession } from '../../frame/session.js';
import desk from '../../network-desk/Desk.module.css';
import { Page } from '../../parts/Page.js';
import { SignInFirst } from '../../parts/SignInFirst.js';
import { useAction } from '../../parts/useAction.js';
import { CreateProjectMutation } from './documents.js';
import { ProjectForm } from './ProjectForm.js';

/** Creates a project; the member becomes its founder. */
export default function NewProjectPage() {
  const { t } = useTranslation();
  const { slug, me } = useSession();
  const navigate = useNavigate();
  const [key, setKey] = useState(newIdempotencyKey);
  const [, create] = useMutation(CreateProjectMutation);
  const { act, problem, isBusy } = useAction(t('projects.badInput'));
  return (
    <Page
      title={t('projects.newTitle')}
      lead={t('projects.newLead')}
      aside={
        <Link className={desk['link']!} to={`/${slug}/projects`}>
          {t('projects.all')}
        </Link>
      }
    >
      {!me?.member && <SignInFirst />}
      {me?.member && (
        <ProjectForm
          project={null}
          problem={problem}
          isBusy={isBusy}
          send={(input, stage) => {
            void act(create({ input, stage, idempotencyKey: key }), t('projects.created')).then((made) => {
              if (made) return navigate(`/${slug}/projects/${made.id}`);
              setKey(newIdempotencyKey()); // another try may say something else
              return undefined;
            });
          }}
        />
      )}
    </Page>
  );
}
