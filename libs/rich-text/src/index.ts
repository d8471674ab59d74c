export { renderMarkdown, textOfMarkdown } from './markdown.js';
export { sanitize } from './sanitizer.js';
