export { AttachedTickets, type Bound } from './attached-tickets.js';
export { AttachmentDto } from './attachment.dto.js';
export { AttachmentRow } from './attachment.entity.js';
export { attachmentsOn, attachmentView, type StoredAttachment } from './attachment.view.js';
export { attachmentKeeping } from './attachment-keeping.js';
export { AttachmentDutiesModule, AttachmentIntakeModule, AttachmentsModule } from './attachments.module.js';
export { bindAttachments, type Place } from './binding.js';
export { AttachmentDuties } from './duties.service.js';
export { Uploads } from './uploads.service.js';
