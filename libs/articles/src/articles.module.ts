import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Belongings } from '#accounts';
import { Secrets } from '#database';
import { ArticleRevisionRow, ArticleRow, ArticleTranslationRow } from './article.entity.js';
import { articleBelongings } from './article-belongings.js';
import { ArticleComments } from './article-comments.service.js';
import { ArticleModerationController } from './article-moderation.controller.js';
import { ArticlePublication } from './article-publication.service.js';
import {
  ArticleCommentRow,
  ArticleSuggestionItemRow,
  ArticleSuggestionRow,
  ArticleVoteRow,
} from './article-reader.entity.js';
import { ArticleSuggestionsController } from './article-suggestions.controller.js';
import { ArticleSuggestions } from './article-suggestions.service.js';
import { ArticleTextRow, ArticleWordRow } from './article-text.entity.js';
import { ArticleTranslationsController } from './article-translations.controller.js';
import { ArticleTranslations } from './article-translations.service.js';
import { ArticleVotes } from './article-votes.service.js';
import { ArticlesController } from './articles.controller.js';
import { Articles } from './articles.service.js';
import { PublishedArticlesController } from './published-articles.controller.js';
import { PublishedArticles } from './published-articles.service.js';

const written = [ArticleRow, ArticleRevisionRow, ArticleTranslationRow, ArticleTextRow, ArticleWordRow];
const read = [ArticleVoteRow, ArticleCommentRow, ArticleSuggestionRow, ArticleSuggestionItemRow];

@Module({
  imports: [TypeOrmModule.forFeature([...written, ...read])],
  controllers: [
    ArticlesController,
    ArticleTranslationsController,
    ArticleModerationController,
    ArticleSuggestionsController,
    PublishedArticlesController,
  ],
  providers: [
    Articles,
    ArticleTranslations,
    ArticlePublication,
    PublishedArticles,
    ArticleVotes,
    ArticleComments,
    ArticleSuggestions,
  ],
  exports: [Articles, ArticlePublication, PublishedArticles],
})
export class ArticlesModule {
  constructor(belongings: Belongings, secrets: Secrets) {
    belongings.add(articleBelongings(secrets));
  }
}
