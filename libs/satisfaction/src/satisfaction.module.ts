import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Belongings } from '#accounts';
import { RatingRow } from './rating.entity.js';
import { ratingBelongings } from './rating-belongings.js';
import { RatingLinks } from './rating-links.service.js';
import { RatingsController } from './ratings.controller.js';
import { Ratings } from './ratings.service.js';
import { SatisfactionReportsController } from './satisfaction-reports.controller.js';
import { SatisfactionReports } from './satisfaction-reports.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([RatingRow])],
  controllers: [RatingsController, SatisfactionReportsController],
  providers: [Ratings, RatingLinks, SatisfactionReports],
  exports: [RatingLinks],
})
export class SatisfactionModule {
  constructor(belongings: Belongings) {
    belongings.add(ratingBelongings);
  }
}
