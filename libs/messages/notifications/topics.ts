/** Ways in which a person is notified. */
export const CHANNELS = ['BELL', 'MAIL'] as const;
export type Channel = (typeof CHANNELS)[number];

/** When a channel delivers: each notification at once, those not read before in a digest, or none. */
export const DELIVERIES = ['AT_ONCE', 'DAILY', 'WEEKLY', 'NEVER'] as const;
export type Delivery = (typeof DELIVERIES)[number];

/** What notifications are about. People choose per topic, not per kind of notification. */
export const TOPICS = ['SECURITY', 'BOOKINGS', 'REMINDERS', 'PROJECTS', 'VENUES', 'NETWORK'] as const;
export type Topic = (typeof TOPICS)[number];

/** The choices of each topic and channel, the default first. One choice means that it is fixed. */
const CHOICES: Record<Topic, Record<Channel, readonly [Delivery, ...Delivery[]]>> = {
  SECURITY: { BELL: ['AT_ONCE'], MAIL: ['AT_ONCE'] },
  BOOKINGS: { BELL: ['AT_ONCE', 'NEVER'], MAIL: ['AT_ONCE', 'DAILY', 'WEEKLY', 'NEVER'] },
  // A reminder in a digest would come too late.
  REMINDERS: { BELL: ['AT_ONCE', 'NEVER'], MAIL: ['AT_ONCE', 'NEVER'] },
  PROJECTS: { BELL: ['AT_ONCE', 'NEVER'], MAIL: ['AT_ONCE', 'DAILY', 'WEEKLY', 'NEVER'] },
  VENUES: { BELL: ['AT_ONCE', 'NEVER'], MAIL: ['AT_ONCE', 'DAILY', 'WEEKLY', 'NEVER'] },
  NETWORK: { BELL: ['AT_ONCE', 'NEVER'], MAIL: ['AT_ONCE', 'DAILY', 'WEEKLY', 'NEVER'] },
};

export const choicesOf = (topic: Topic, channel: Channel): readonly Delivery[] => CHOICES[topic][channel];
export const defaultOf = (topic: Topic, channel: Channel): Delivery => CHOICES[topic][channel][0];
