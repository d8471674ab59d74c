import { ApiProperty } from '@nestjs/swagger';

/** A mail address of a person. */
export class AddressDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  /** @example "ana@charge.example" */
  email: string;

  /** Whether mail goes there */
  isPrimary: boolean;

  /** When a link sent to it was used; null: not proved yet */
  @ApiProperty({ nullable: true, type: String, format: 'date-time' })
  provedAt: string | null;

  /**
   * Since when nothing but links that were asked for is mailed there, because mail came back; null: mail arrives, as far
   * as is known. It is over when the address is proved anew, when a mail comes from it, or when staff say so.
   */
  @ApiProperty({ nullable: true, type: String, format: 'date-time' })
  bouncedAt: string | null;

  /**
   * What the mail server said when mail came back last
   * @example "550 5.1.1 No such mailbox"
   */
  @ApiProperty({ nullable: true, type: String })
  bounceReason: string | null;
}
