import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CallerOf, Operation, staff } from '#http';
import type { Caller } from '#kernel';
import { AddressBounces } from './address-bounces.service.js';
import { People } from './people.service.js';
import { PersonCreateDto, PersonDto, PersonListQueryDto, PersonPageDto, PersonUpdateDto } from './person.dto.js';
import { Suspensions } from './suspensions.service.js';

@ApiTags('accounts')
@Controller('v1/people')
export class PeopleController {
  constructor(
    private readonly people: People,
    private readonly suspensions: Suspensions,
    private readonly bounces: AddressBounces,
  ) {}

  /**
   * List the people of the desk
   * @remarks Newest first.
   */
  @Get()
  @Operation({ access: staff('accounts:read'), problems: ['invalid-cursor'] })
  personList(@CallerOf() caller: Caller, @Query() query: PersonListQueryDto): Promise<PersonPageDto> {
    return this.people.list(caller, query);
  }

  /** Read one person */
  @Get(':person')
  @Operation({ access: staff('accounts:read'), problems: ['not-found'] })
  personGet(@CallerOf() caller: Caller, @Param('person') person: string): Promise<PersonDto> {
    return this.people.get(caller, person);
  }

  /**
   * Invite somebody
   * @remarks They get a mail whose link lets them give their name and a password. Only admins invite agents and admins.
   */
  @Post()
  @Operation({
    access: staff('accounts:write'),
    writes: true,
    limit: 'invitation',
    problems: ['already-exists', 'unprocessable'],
  })
  personCreate(@CallerOf() caller: Caller, @Body() body: PersonCreateDto): Promise<PersonDto> {
    return this.people.create(caller, body);
  }

  /**
   * Change a person
   * @remarks Staff change customers; admins change everybody, and roles. Nobody changes their own role.
   */
  @Patch(':person')
  @Operation({
    access: staff('accounts:write'),
    writes: true,
    ifMatch: 'required',
    problems: ['not-found', 'conflict', 'unprocessable'],
  })
  personUpdate(
    @CallerOf() caller: Caller,
    @Param('person') person: string,
    @Body() body: PersonUpdateDto,
  ): Promise<PersonDto> {
    return this.people.update(caller, person, body);
  }

  /**
   * Suspend a person
   * @remarks They are signed out everywhere and refused from the next request on. What they filed stays.
   */
  @Post(':person/suspension')
  @Operation({
    access: staff('accounts:write'),
    writes: true,
    ifMatch: 'optional',
    problems: ['not-found', 'conflict'],
  })
  personSuspend(@CallerOf() caller: Caller, @Param('person') person: string): Promise<PersonDto> {
    return this.suspensions.begin(caller, person);
  }

  /**
   * Mail to an address again
   * @remarks For one that mail did not reach (`bouncedAt`) and that is known to work again.
   */
  @Delete(':person/addresses/:address/bounce')
  @Operation({ access: staff('accounts:write'), writes: true, status: 204, problems: ['not-found'] })
  async addressRestore(
    @CallerOf() caller: Caller,
    @Param('person') person: string,
    @Param('address') address: string,
  ): Promise<void> {
    await this.bounces.clear(caller, person, address);
  }

  /** End a person's suspension */
  @Delete(':person/suspension')
  @Operation({
    access: staff('accounts:write'),
    writes: true,
    ifMatch: 'optional',
    status: 200,
    problems: ['not-found'],
  })
  personResume(@CallerOf() caller: Caller, @Param('person') person: string): Promise<PersonDto> {
    return this.suspensions.end(caller, person);
  }
}
