import { ApiProperty } from '@nestjs/swagger';

/** An agent in a group. */
export class GroupMemberDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  /** @example "Nina Roux" */
  name: string;
}

/** A team of agents, as the desk's blueprint names it. */
export class GroupDto {
  /**
   * Key in the blueprint
   * @example "support-ops"
   */
  key: string;

  /** Its name in the language of the request */
  label: string;

  /** Agents in the group */
  @ApiProperty({ type: [GroupMemberDto] })
  members: GroupMemberDto[];
}

/** All groups of the desk, in the blueprint's order. */
export class GroupPageDto {
  @ApiProperty({ type: [GroupDto] })
  items: GroupDto[];

  /** Always null: a desk has few groups */
  @ApiProperty({ nullable: true, type: String })
  nextCursor: string | null;
}
