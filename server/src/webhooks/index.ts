// What happened, told to systems outside: endpoints with their secrets, messages, deliveries with their attempts,
// replay. What may be told of whom is party's; what happened is events'.

export { deliverWorkflow } from './deliver.ts';
export {
  type DeliveryFilter,
  type DeliveryState,
  deliveryStates,
  forgetOldMessages,
  KEEP_DAYS,
  type ListedDelivery,
  listDeliveries,
} from './delivery-queries.ts';
export type { WebhookDeps } from './deps.ts';
export {
  type ChangeRefusal,
  changeEndpoint,
  type EndpointChange,
  type EndpointView,
  listEndpoints,
  lookUpEndpoint,
  type NewEndpoint,
  ping,
  type RegisterRefusal,
  registerEndpoint,
  rotateSecret,
} from './endpoints.ts';
export { chosenKinds, messageSchema, type WebhookKind, webhookKinds } from './kinds.ts';
export { type DeliveryView, lookUpDelivery } from './look-up-delivery.ts';
export {
  type ReplayRefusal,
  replayDelivery,
  replaySpan,
  replayWorkflow,
  type SpanRefusal,
} from './replay.ts';
export { retryWaits, waitBefore } from './schedule.ts';
export { outcomes as webhookOutcomes } from './send.ts';
export { startTelling, tellOnce } from './tell.ts';
