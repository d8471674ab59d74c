export { webhookKeeping } from './webhook-keeping.js';
export { WebhookMessageDto } from './webhook-message.dto.js';
export { WebhookSender } from './webhook-sender.service.js';
export { WebhookSendingModule, WebhooksModule } from './webhooks.module.js';
