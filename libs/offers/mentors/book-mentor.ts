import { Injectable } from '@nestjs/common';
import { Refused, type RefusalCode, refusalText } from '#libs/booking';
import { AskMentor, appointmentView } from '#libs/mentoring';
import { Clock, type MemberViewer, make, severalLines } from '#libs/platform';
import { AppointmentConfirmed, AwaitingAnswer, type BookResult } from '../book.types.js';
import { type BookOfferRequest } from '../book-offer-request.js';
import { type MentorTerms } from './mentor-token.js';

const QUESTION_LEAST = 20;
const QUESTION_MOST = 1_000;

type RoomRefusal = Extract<Awaited<ReturnType<AskMentor['ask']>>, { kind: 'ROOM_REFUSED' }>['outcome'];
export type BookMentorResult =
  | typeof BookResult
  | 'EXPIRED'
  /** The room was refused: as the booking of a space says it. */
  | { readonly room: RoomRefusal };

/** Accepts an offer of a mentor. The token limits what can be asked for; the transaction decides. */
@Injectable()
export class BookMentor {
  constructor(
    private readonly asking: AskMentor,
    private readonly clock: Clock,
  ) {}

  async book(viewer: MemberViewer, terms: MentorTerms, request: BookOfferRequest): Promise<BookMentorResult> {
    const { token, question, fallback, idempotencyKey, acceptOverCap, expressRequest, lookUpOnly } = request;
    const { locale } = viewer;
    const refused = (code: RefusalCode): Refused => make(Refused, { code, message: refusalText(locale, code) });
    if (terms.networkId !== viewer.network.id) return refused('TOKEN_INVALID');
    if (terms.memberId !== viewer.member.id) return refused('TOKEN_OF_ANOTHER_MEMBER');
    if (request.withTokens.length > 0) return refused('OTHER_VENUE');
    const asked = severalLines(question);
    const length = [...asked].length;
    if (!lookUpOnly && (length < QUESTION_LEAST || length > QUESTION_MOST)) return refused('QUESTION_NEEDED');
    const isExpired = Temporal.Instant.compare(this.clock.now(), terms.expiresAt) >= 0;
    const { start, end, room } = terms;
    const text = [token, asked, fallback].join(' ');
    const replayOnly = isExpired || lookUpOnly;
    const outcome = await this.asking.ask(viewer, {
      ...terms,
      question: asked,
      asksNext: fallback === 'NEXT_BEST',
      room: room && { ...room, start, end, seats: 1, acceptOverCap, expressRequest, idempotencyKey, note: '', request: text, replayOnly }, // prettier-ignore
      idempotencyKey,
      request: text,
      replayOnly,
    });
    switch (outcome.kind) {
      case 'MADE': {
        const appointment = appointmentView(outcome.appointment, locale);
        return appointment.state === 'PENDING'
          ? make(AwaitingAnswer, { appointment, answerBy: appointment.answerBy! })
          : make(AppointmentConfirmed, { appointment });
      }
      case 'NOT_MADE':
        return lookUpOnly ? refused('NOT_MADE') : 'EXPIRED';
      case 'MENTOR_REFUSED':
        return refused(outcome.code);
      case 'ROOM_REFUSED':
        return { room: outcome.outcome };
    }
  }
}
