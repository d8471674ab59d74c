import { Controller, Delete, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { admin, CallerOf, Operation, staff } from '#http';
import type { Caller } from '#kernel';
import { GroupPageDto } from './group.dto.js';
import { Groups } from './groups.service.js';

@ApiTags('accounts')
@Controller('v1/groups')
export class GroupsController {
  constructor(private readonly groups: Groups) {}

  /** List the groups of agents, with who is in them */
  @Get()
  @Operation({ access: staff('accounts:read') })
  groupList(@CallerOf() caller: Caller): Promise<GroupPageDto> {
    return this.groups.list(caller);
  }

  /** Put an agent into a group */
  @Put(':group/members/:person')
  @Operation({ access: admin('accounts:write'), writes: true, status: 204, problems: ['not-found', 'conflict'] })
  async groupMemberAdd(
    @CallerOf() caller: Caller,
    @Param('group') group: string,
    @Param('person') person: string,
  ): Promise<void> {
    await this.groups.add(caller, group, person);
  }

  /** Take an agent out of a group */
  @Delete(':group/members/:person')
  @Operation({ access: admin('accounts:write'), writes: true, status: 204, problems: ['not-found'] })
  async groupMemberRemove(
    @CallerOf() caller: Caller,
    @Param('group') group: string,
    @Param('person') person: string,
  ): Promise<void> {
    await this.groups.remove(caller, group, person);
  }
}
