import './subscription.previews.js';
import './subscriptions.tables.js';
export { SubscriptionsModule } from './subscriptions.module.js';
export { chargePeriods } from './charge-periods.js';
export { paysForTeam } from './team-subscription.js';
export { queueUsageAlerts } from './queue-usage-alerts.js';
