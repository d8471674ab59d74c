export { CommentRow, type CommentVisibility } from './comment.entity.js';
export { CommentsModule } from './comments.module.js';
export { Comments } from './comments.service.js';
export { TicketSteps } from './ticket-steps.service.js';
