import { Button } from '@mantine/core';
import { type FormEvent, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { useUnsavedChanges } from '../../frame/useUnsavedChanges.js';
import { Problem } from '../../member/sign-in/Problem.js';
import desk from '../../network-desk/Desk.module.css';
import { focusFault } from '../parts/focus-fault.js';
import { AccessSection } from './AccessSection.js';
import { ArrivalsSection } from './ArrivalsSection.js';
import { ConflictNotice } from './ConflictNotice.js';
import type { EquipmentChoice, VenueToEdit } from './documents.js';
import { EmbedSection } from './EmbedSection.js';
import { PlaceSection } from './PlaceSection.js';
import { RulesSection } from './RulesSection.js';
import { TextsSection } from './TextsSection.js';
import { useVenueEditor } from './useVenueEditor.js';
import classes from './VenueEditor.module.css';

/** The form of the page of a venue, saved as a whole. */
export function VenueFields({ venue, equipment }: { venue: VenueToEdit; equipment: readonly EquipmentChoice[] }) {
  const { t } = useTranslation();
  const editor = useVenueEditor(venue);
  const { hasChanges, saving, savedOnce, problem } = editor;

  useUnsavedChanges(hasChanges);

  // The checklist leads to a part of the page, which is here once the venue was read.
  const { hash } = useLocation();
  useEffect(() => {
    document.getElementById(hash.slice(1))?.scrollIntoView();
  }, [hash]);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    await editor.save();
    focusFault(form);
  }

  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      {editor.theirs && <ConflictNotice editor={editor} />}
      <TextsSection editor={editor} />
      <PlaceSection editor={editor} precision={venue.pointPrecision} />
      <AccessSection editor={editor} equipment={equipment} />
      <RulesSection editor={editor} />
      <ArrivalsSection editor={editor} venueSlug={venue.slug} />
      <EmbedSection editor={editor} venueSlug={venue.slug} />
      <div className={classes['saveBar']}>
        <Button type="submit" radius="xl" loading={saving} disabled={!hasChanges}>
          {t('venueEditor.save')}
        </Button>
        <span className={desk['muted']}>
          {hasChanges ? t('venueEditor.unsaved') : t(savedOnce ? 'venueEditor.saved' : 'venueEditor.noChange')}
        </span>
        <Problem text={problem} />
      </div>
    </form>
  );
}
