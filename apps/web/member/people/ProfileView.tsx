import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from '../../frame/session.js';
import { PlainText } from '../../parts/PlainText.js';
import type { ShownProfile } from './documents.js';
import classes from './People.module.css';
import { Portrait } from './Portrait.js';
import { SkillTags } from './SkillTags.js';

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes['part']} aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** What a profile shows to somebody. Empty and hidden fields look alike: they are left out. */
export function ProfileView({ profile, children }: { profile: ShownProfile; children?: ReactNode }) {
  const { t } = useTranslation();
  const { slug } = useSession();
  const { name, headline, photo, skills, jobs, languages, homeVenue, venues, lookingFor, offering, links } = profile;
  const places = [...(homeVenue ? [homeVenue] : []), ...venues.filter(({ id }) => id !== homeVenue?.id)];
  return (
    <div className={classes['person']}>
      <Portrait name={name} photo={photo} size="large" />
      <div>
        {headline && <p>{headline}</p>}
        {jobs.length > 0 && <p>{jobs.map(({ label }) => label).join(' · ')}</p>}
        {skills.length > 0 && (
          <Part title={t('people.skills')}>
            <SkillTags skills={skills} />
          </Part>
        )}
        {lookingFor && (
          <Part title={t('people.lookingFor')}>
            <PlainText text={lookingFor} />
          </Part>
        )}
        {offering && (
          <Part title={t('people.offering')}>
            <PlainText text={offering} />
          </Part>
        )}
        {languages.length > 0 && (
          <Part title={t('people.languages')}>
            <p>{languages.map(({ label }) => label).join(', ')}</p>
          </Part>
        )}
        {places.length > 0 && (
          <Part title={t('people.venues')}>
            <ul className={classes['tags']}>
              {places.map((venue) => (
                <li key={venue.id}>
                  <Link to={`/${slug}/venues/${venue.slug}`}>{venue.name}</Link>
                </li>
              ))}
            </ul>
          </Part>
        )}
        {links.length > 0 && (
          <Part title={t('people.links')}>
            <ul className={classes['tags']}>
              {links.map((link) => (
                <li key={link}>
                  <a href={link} rel="noopener noreferrer nofollow ugc" target="_blank">
                    {new URL(link).hostname}
                  </a>
                </li>
              ))}
            </ul>
          </Part>
        )}
        {children}
      </div>
    </div>
  );
}
