import { Module } from '@nestjs/common';
import { ChangeSubscription } from './changes/change-subscription.js';
import { NetworkSubscriptionsResolver } from './network/network-subscriptions.resolver.js';
import { SubscriptionJobs } from './subscription.jobs.js';
import { SubscriptionResolver } from './subscription.resolver.js';

/** Subscriptions to passes. The mailer comes from MessagesModule, which is global. */
@Module({ providers: [SubscriptionResolver, ChangeSubscription, SubscriptionJobs, NetworkSubscriptionsResolver] })
export class SubscriptionsModule {}
