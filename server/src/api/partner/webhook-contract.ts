import { webhookContract } from '../webhook-contract.ts';

// Webhooks as a partner sees them: its own.

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
} = webhookContract('partner');
