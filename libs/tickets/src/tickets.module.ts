import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Belongings } from '#accounts';
import { AttachedTickets, AttachmentIntakeModule } from '#attachments';
import { ColumnsController } from './columns.controller.js';
import { Columns } from './columns.js';
import { EscalationsController } from './escalations.controller.js';
import { Escalations } from './escalations.js';
import { Filing } from './filing.js';
import { NumberBlockRow } from './number-block.entity.js';
import { NumberBlocks } from './number-blocks.js';
import { ReadMarkerRow } from './read-marker.entity.js';
import { ReadMarkers } from './read-markers.js';
import { DeskRequestTypesController, RequestTypesController } from './request-types.controller.js';
import { RequestTypes } from './request-types.js';
import { SubmissionChallenges } from './submission-challenges.js';
import { SubmissionFiles } from './submission-files.js';
import { SubmissionsController } from './submissions.controller.js';
import { Submissions } from './submissions.service.js';
import { TicketLinkRow, TicketRow, TicketTextRow } from './ticket.entity.js';
import { TicketAssignments } from './ticket-assignments.js';
import { ticketBelongings } from './ticket-belongings.js';
import { TicketCommands } from './ticket-commands.js';
import { TicketCounts } from './ticket-counts.js';
import { TicketHistory } from './ticket-history.js';
import { TicketLists } from './ticket-lists.js';
import { TicketReader } from './ticket-reader.js';
import { TicketRevisions } from './ticket-revisions.js';
import { TicketVisibilities } from './ticket-visibilities.js';
import { TicketsReadController } from './tickets-read.controller.js';
import { TicketsWithFiles } from './tickets-with-files.js';
import { TicketsWriteController } from './tickets-write.controller.js';
import { TicketTargetRow, TimerRow } from './timer.entity.js';
import { Timers } from './timers.service.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([
      TicketRow,
      TicketLinkRow,
      TicketTextRow,
      TimerRow,
      TicketTargetRow,
      ReadMarkerRow,
      NumberBlockRow,
    ]),
    AttachmentIntakeModule,
  ],
  controllers: [
    TicketsReadController,
    TicketsWriteController,
    EscalationsController,
    ColumnsController,
    SubmissionsController,
    RequestTypesController,
    DeskRequestTypesController,
  ],
  providers: [
    Filing,
    NumberBlocks,
    TicketCommands,
    TicketRevisions,
    TicketAssignments,
    TicketVisibilities,
    Escalations,
    Timers,
    TicketLists,
    TicketCounts,
    TicketReader,
    TicketHistory,
    ReadMarkers,
    Columns,
    RequestTypes,
    Submissions,
    SubmissionChallenges,
    SubmissionFiles,
    { provide: AttachedTickets, useClass: TicketsWithFiles },
  ],
  exports: [AttachedTickets, TicketReader, TicketCommands, Filing, Timers],
})
export class TicketsModule {
  constructor(belongings: Belongings) {
    belongings.add(ticketBelongings);
  }
}
