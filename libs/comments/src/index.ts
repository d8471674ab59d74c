export { CommentDto, longestComment } from './comment.dto.js';
export { CommentRow, type CommentVisibility } from './comment.entity.js';
export { rewriteWords } from './comment-words.js';
export { type Said, say } from './comment-writing.js';
export { commentAfter } from './comments.finder.js';
export { CommentsModule } from './comments.module.js';
export { Comments } from './comments.service.js';
export { TicketSteps } from './ticket-steps.service.js';
