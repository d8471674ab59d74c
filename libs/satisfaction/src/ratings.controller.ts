import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CallerOf, Operation, person, signedIn } from '#http';
import type { Caller } from '#kernel';
import { RatingDto, RatingSetDto } from './rating.dto.js';
import { Ratings } from './ratings.service.js';

@ApiTags('satisfaction')
@Controller('v1/tickets/:ticket/rating')
export class RatingsController {
  constructor(private readonly ratings: Ratings) {}

  /**
   * Read how a ticket's requester rates the way it was handled
   * @remarks For the requester and those who work for the desk. It is there before anything was given: `mark` is null then.
   */
  @Get()
  @Operation({ access: signedIn('tickets:read'), problems: ['not-found'] })
  ratingGet(@CallerOf() caller: Caller, @Param('ticket') ticket: string): Promise<RatingDto> {
    return this.ratings.get(caller, ticket);
  }

  /**
   * Rate the way a ticket was handled, or change the rating
   * @remarks The requester alone, from the closing that asks for it until `changeableUntil`; else 409. The mail that asks
   * leads to a page that does the same without signing in. Each change stands in the ticket's history.
   */
  @Put()
  @Operation({
    access: person,
    writes: true,
    limit: 'rating',
    ifMatch: 'required',
    problems: ['not-found', 'conflict', 'unprocessable'],
  })
  ratingSet(
    @CallerOf() caller: Caller,
    @Param('ticket') ticket: string,
    @Body() rating: RatingSetDto,
  ): Promise<RatingDto> {
    return this.ratings.set(caller, ticket, rating);
  }
}
