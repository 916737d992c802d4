import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Client, useClient } from 'urql';
import { failureKind } from '../../api/failure.js';
import { announce } from '../../frame/announce.js';
import { newIdempotencyKey } from '../../frame/new-idempotency-key.js';
import { type Decisions, countDecisions, decisionsToSend, stillPossible } from '../../rules/hours-decisions.js';
import {
  CloseMutation,
  type HoursChange,
  PreviewHoursMutation,
  SetOpeningExceptionMutation,
  SetOpeningHoursMutation,
  type TouchedBooking,
} from './documents.js';

const PREVIEW_AFTER_MS = 350;

interface Preview {
  touched: readonly TouchedBooking[];
  nextFourWeeks: readonly { start: string; end: string }[];
}

/** A change of hours that is being edited: what it would do, the decisions it needs, and the way to save it. */
export interface HoursEdit {
  change: HoursChange | null;
  /** What the change would do; undefined while it is not known. */
  preview: Preview | undefined;
  decisions: Decisions;
  setDecisions: (decisions: Decisions) => void;
  problem: string;
  /** How often the list of touched bookings was found to be out of date. */
  listRound: number;
  saving: boolean;
  save: () => Promise<void>;
}

export function useHoursChange(change: HoursChange | null, saved: () => void): HoursEdit {
  const { t } = useTranslation();
  const client = useClient();
  const [preview, setPreview] = useState<Preview>();
  const [decisions, setDecisions] = useState<Decisions>({});
  const [problem, setProblem] = useState('');
  const [listRound, setListRound] = useState(0);
  const [saving, setSaving] = useState(false);
  /** The key of the last attempt: a retry of the same request uses it again. */
  const attempt = useRef({ request: '', key: '' });
  const text = change && JSON.stringify(change);

  useEffect(() => {
    if (!text) return;
    let isCurrent = true;
    async function look() {
      const { data, error } = await client.mutation(PreviewHoursMutation, { change: JSON.parse(text!) as HoursChange });
      if (!isCurrent) return;
      const answer = data?.previewHoursChange;
      if (answer?.__typename === 'HoursPreview') {
        setPreview(answer);
        setDecisions((before) => stillPossible(before, answer.touched));
        setProblem('');
      } else setProblem(answer?.message ?? t(`failure.${error ? failureKind(error) : 'broken'}.text`));
    }
    const timer = setTimeout(() => void look(), PREVIEW_AFTER_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [text, client, t]);

  async function save() {
    if (!change) return setProblem(t('venueHours.nothing'));
    const touched = preview?.touched ?? [];
    const { open } = countDecisions(decisions, touched);
    if (open > 0) return setProblem(t('venueHours.undecided', { count: open }));
    const sent = decisionsToSend(decisions, touched);
    const request = JSON.stringify([change, sent]);
    if (attempt.current.request !== request) attempt.current = { request, key: newIdempotencyKey() };
    setSaving(true);
    const { data, error } = await send(client, change, { decisions: sent, idempotencyKey: attempt.current.key });
    setSaving(false);
    const answer = data?.saved;
    if (answer?.__typename === 'HoursSaved') {
      announce(t('venueHours.saved'));
      saved();
    } else if (answer?.__typename === 'DecisionsNeeded') {
      setPreview((before) => ({ nextFourWeeks: before?.nextFourWeeks ?? [], touched: answer.touched }));
      setDecisions((before) => stillPossible(before, answer.touched));
      setListRound((before) => before + 1);
      setProblem(t('venueHours.listChanged'));
    } else setProblem(answer?.message ?? t(`failure.${error ? failureKind(error) : 'broken'}.text`));
  }

  return { change, preview: text ? preview : undefined, decisions, setDecisions, problem, listRound, saving, save };
}

type Sent = { decisions: ReturnType<typeof decisionsToSend>; idempotencyKey: string };

function send(client: Client, { openingHours, exception, closure }: HoursChange, sent: Sent) {
  if (openingHours) return client.mutation(SetOpeningHoursMutation, { hours: openingHours, ...sent }).toPromise();
  if (exception) return client.mutation(SetOpeningExceptionMutation, { exception, ...sent }).toPromise();
  return client.mutation(CloseMutation, { closure: closure!, ...sent }).toPromise();
}
