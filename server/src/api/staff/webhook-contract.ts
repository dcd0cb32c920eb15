import { webhookContract } from '../webhook-contract.ts';

// Webhooks as the lender's own systems and staff see them: every endpoint, partners' too.

export const {
  listWebhooks,
  registerWebhook,
  getWebhook,
  changeWebhook,
  rotateWebhookSecret,
  pingWebhook,
  replayWebhooks,
  listWebhookDeliveries,
  getWebhookDelivery,
  replayWebhookDelivery,
} = webhookContract('staff');
