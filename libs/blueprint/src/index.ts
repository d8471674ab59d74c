export * from './blueprint.js';
export * from './complaint.js';
export * from './document.js';
export * from './events.js';
export * from './lookup.js';
export type * from './signatures.js';
export * from './vocabulary.js';
