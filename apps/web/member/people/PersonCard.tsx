import { IconMapPin } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from '../../frame/session.js';
import cards from '../../parts/Card.module.css';
import { Fact } from '../../parts/Fact.js';
import type { PersonInList } from './documents.js';
import { Portrait } from './Portrait.js';
import { SkillTags } from './SkillTags.js';

/** A person in the directory, as far as the viewer may see them. */
export function PersonCard({ person }: { person: PersonInList }) {
  const { t } = useTranslation();
  const { slug } = useSession();
  const title = useId();
  const { id, name, headline, photo, skills, homeVenue } = person;
  return (
    <article className={cards['card']} aria-labelledby={title}>
      <div className={cards['row']}>
        <Portrait name={name} photo={photo} />
        <div className={cards['head']}>
          <h3 id={title} className={cards['title']}>
            <Link to={`/${slug}/people/${id}`}>{name}</Link>
          </h3>
          {headline && <p>{headline}</p>}
        </div>
        <div className={cards['body']}>
          {homeVenue && (
            <p className={cards['facts']}>
              <Fact Icon={IconMapPin}>
                <Link
                  to={`/${slug}/people?venue=${homeVenue.id}`}
                  aria-label={t('people.ofVenue', { venue: homeVenue.name })}
                >
                  {homeVenue.name}
                </Link>
              </Fact>
            </p>
          )}
          <SkillTags skills={skills} />
        </div>
      </div>
    </article>
  );
}
