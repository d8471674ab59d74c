import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ParticipantRow } from '#access';
import { Belongings, TicketGuests } from '#accounts';
import { ParticipantAdding } from './participant-adding.service.js';
import { Participants } from './participants.service.js';
import { SharingController } from './sharing.controller.js';
import { sharingBelongings } from './sharing-belongings.js';
import { SubscriptionRow } from './subscription.entity.js';
import { Subscriptions } from './subscriptions.service.js';
import { TicketAdmission } from './ticket-admission.service.js';
import { TicketMailLinks } from './ticket-mail-links.service.js';

/** Seen everywhere, because links that came by mail are used in an earlier lib, which asks it who is let in. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([ParticipantRow, SubscriptionRow])],
  controllers: [SharingController],
  providers: [
    Participants,
    ParticipantAdding,
    Subscriptions,
    TicketMailLinks,
    TicketAdmission,
    { provide: TicketGuests, useExisting: TicketAdmission },
  ],
  exports: [TicketGuests, ParticipantAdding, TicketMailLinks],
})
export class SharingModule {
  constructor(belongings: Belongings) {
    belongings.add(sharingBelongings);
  }
}
