export { ArticlePublication } from './article-publication.service.js';
export { ArticlesModule } from './articles.module.js';
export { Articles } from './articles.service.js';
export { PublishedArticles } from './published-articles.service.js';
