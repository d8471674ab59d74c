export { mostWords } from './rating.dto.js';
export { RatingRow } from './rating.entity.js';
export { type OpenRating, RatingLinks } from './rating-links.service.js';
export type { GivenRating } from './rating-recording.js';
export type { RatingObstacle } from './rating-standing.js';
export { cleanWords } from './ratings.service.js';
export { SatisfactionModule } from './satisfaction.module.js';
