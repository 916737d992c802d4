import { useRef, useState } from 'react';
import { type CombinedError, useMutation } from 'urql';
import { BookingFields } from '../../api/documents.js';
import { graphql, type ResultOf } from '../../api/graphql.js';
import { newIdempotencyKey } from '../../frame/new-idempotency-key.js';

const CancelMutation = graphql(
  `
    mutation Cancel($code: String!, $key: ID!, $acceptedFee: AcceptedFeeInput) {
      cancelBooking(code: $code, idempotencyKey: $key, acceptedFee: $acceptedFee) {
        __typename
        ... on Cancelled {
          restoredCreditMinutes
          restoredCents
          booking {
            ...BookingFields
          }
        }
        ... on CancellationFeeDue {
          fee {
            creditMinutes
            amountCents
            feeBasisPoints
            restoredCreditMinutes
            restoredCents
          }
        }
        ... on Refused {
          code
          message
        }
      }
    }
  `,
  [BookingFields],
);

export type CancelAnswer = ResultOf<typeof CancelMutation>['cancelBooking'];
export type CancellationCost = Extract<CancelAnswer, { __typename: 'CancellationFeeDue' }>['fee'];

interface Cancelling {
  sending: boolean;
  answer?: CancelAnswer;
  error?: CombinedError;
  cancel: (accepted: CancellationCost) => Promise<void>;
}

/** Cancels a booking. The key stays the same until an answer arrives, so a retry after a lost connection counts once. */
export function useCancelBooking(code: string): Cancelling {
  const [, send] = useMutation(CancelMutation);
  const [state, setState] = useState<Omit<Cancelling, 'cancel'>>({ sending: false });
  const key = useRef<string>(undefined);

  async function cancel({ creditMinutes, amountCents }: CancellationCost) {
    key.current ??= newIdempotencyKey();
    setState({ sending: true });
    const variables = { code, key: key.current, acceptedFee: { creditMinutes, amountCents } };
    const { data, error } = await send(variables, { additionalTypenames: ['Booking', 'Pass'] });
    if (data) key.current = undefined;
    setState({ sending: false, ...(data ? { answer: data.cancelBooking } : {}), ...(error ? { error } : {}) });
  }

  return { ...state, cancel };
}
