/** A page with nothing but the picker, for its browser spec. */
import '../../theme/mantine.css';
import '../../theme/global.css';
import { MantineProvider } from '@mantine/core';
import { createRoot } from 'react-dom/client';
import { LiveRegion } from '../../frame/LiveRegion.js';
import { type Session, SessionContext } from '../../frame/session.js';
import { loadPageTexts, startLanguages } from '../../i18n/languages.js';
import { theme } from '../../theme/theme.js';
import { adoptThemeVariables } from '../../theme/variables.js';
import { PicturePicker } from './PicturePicker.js';

const [, slug = ''] = location.pathname.split('/');
const venue = new URLSearchParams(location.search).get('venue') ?? '';
const ADD = `mutation AddPickedPhoto ($venue: ID!, $file: ID!, $text: AlternativeTextInput!) {
  addVenuePhoto(venueId: $venue, fileId: $file, alternativeText: $text) { __typename ... on FileRefused { message } }
}`;

async function add(file: string, text: object): Promise<string | undefined> {
  const response = await fetch(`/${slug}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: ADD, variables: { venue, file, text } }),
  });
  const { data } = (await response.json()) as { data: { addVenuePhoto: { message?: string } } };
  return data.addVenuePhoto.message;
}

adoptThemeVariables();
await startLanguages();
await loadPageTexts(['pictures']);
createRoot(document.getElementById('root')!).render(
  <MantineProvider theme={theme} forceColorScheme="light" withCssVariables={false} withGlobalClasses={false}>
    <LiveRegion />
    <SessionContext value={{ slug } as Session}>
      <main>
        <h1>Photos</h1>
        <PicturePicker purpose="venue.photo" subject={venue} onAdd={add} />
      </main>
    </SessionContext>
  </MantineProvider>,
);
