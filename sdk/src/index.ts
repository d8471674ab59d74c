export type { Answer, Call, CallOptions, Change, List, Page } from './call.js';
export type { FollowedEvent, FollowQuery } from './follow.js';
export type * from './generated/resources.js';
export type * from './generated/schema.js';
export { createGuichet, type FileUploads, type Guichet, type GuichetOptions, type LiveEvents } from './guichet.js';
export {
  GuichetNetworkError,
  GuichetProblem,
  GuichetTimeoutError,
} from './problem.js';
export type { Credentials, TokenCredentials, Tokens } from './session.js';
export type { Hooks, Retry } from './transport.js';
export type { UploadOptions, UploadProgress } from './upload.js';
