import { Body, Controller, Delete, Get, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CallerOf, Operation, staff } from '#http';
import type { Caller } from '#kernel';
import { Members } from './members.service.js';
import {
  OrganizationCreateDto,
  OrganizationDto,
  OrganizationListQueryDto,
  OrganizationPageDto,
  OrganizationUpdateDto,
} from './organization.dto.js';
import { Organizations } from './organizations.service.js';

@ApiTags('accounts')
@Controller('v1/organizations')
export class OrganizationsController {
  constructor(
    private readonly organizations: Organizations,
    private readonly members: Members,
  ) {}

  /** List the organizations of the desk, by name */
  @Get()
  @Operation({ access: staff('accounts:read'), problems: ['invalid-cursor'] })
  organizationList(@CallerOf() caller: Caller, @Query() query: OrganizationListQueryDto): Promise<OrganizationPageDto> {
    return this.organizations.list(caller, query);
  }

  /** Read one organization */
  @Get(':organization')
  @Operation({ access: staff('accounts:read'), problems: ['not-found'] })
  organizationGet(@CallerOf() caller: Caller, @Param('organization') organization: string): Promise<OrganizationDto> {
    return this.organizations.get(caller, organization);
  }

  /**
   * Make an organization
   * @remarks Customers whose proved address is in one of its domains join at once, others when they prove theirs.
   */
  @Post()
  @Operation({ access: staff('accounts:write'), writes: true, problems: ['already-exists', 'unprocessable'] })
  organizationCreate(@CallerOf() caller: Caller, @Body() body: OrganizationCreateDto): Promise<OrganizationDto> {
    return this.organizations.create(caller, body);
  }

  /** Change an organization */
  @Patch(':organization')
  @Operation({
    access: staff('accounts:write'),
    writes: true,
    ifMatch: 'required',
    problems: ['not-found', 'already-exists', 'unprocessable'],
  })
  organizationUpdate(
    @CallerOf() caller: Caller,
    @Param('organization') organization: string,
    @Body() body: OrganizationUpdateDto,
  ): Promise<OrganizationDto> {
    return this.organizations.update(caller, organization, body);
  }

  /**
   * Delete an organization
   * @remarks Its people and their tickets stay.
   */
  @Delete(':organization')
  @Operation({
    access: staff('accounts:write'),
    writes: true,
    ifMatch: 'required',
    status: 204,
    problems: ['not-found'],
  })
  async organizationDelete(@CallerOf() caller: Caller, @Param('organization') organization: string): Promise<void> {
    await this.organizations.delete(caller, organization);
  }

  /** Make somebody a member */
  @Put(':organization/members/:person')
  @Operation({ access: staff('accounts:write'), writes: true, status: 204, problems: ['not-found'] })
  async memberAdd(
    @CallerOf() caller: Caller,
    @Param('organization') organization: string,
    @Param('person') person: string,
  ): Promise<void> {
    await this.members.add(caller, organization, person);
  }

  /** End a membership */
  @Delete(':organization/members/:person')
  @Operation({ access: staff('accounts:write'), writes: true, status: 204, problems: ['not-found'] })
  async memberRemove(
    @CallerOf() caller: Caller,
    @Param('organization') organization: string,
    @Param('person') person: string,
  ): Promise<void> {
    await this.members.remove(caller, organization, person);
  }
}
