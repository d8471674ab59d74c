export { InboundMailRow, InboundSourceRow } from './inbound-mail.entity.js';
export { InboundMailModule } from './inbound-mail.module.js';
export { MailAcceptance } from './mail-acceptance.service.js';
export { MailProcessing } from './mail-processing.service.js';
export { mailSourceKeeping } from './mail-source-keeping.js';
export { SmtpDoor } from './smtp-door.service.js';
