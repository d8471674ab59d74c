import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IncidentTickets } from './incident-tickets.service.js';
import { Incidents } from './incidents.service.js';
import { StatusController } from './status.controller.js';
import {
  IncidentComponentRow,
  IncidentRow,
  IncidentTicketRow,
  IncidentUpdateRow,
  StatusComponentRow,
  StatusSubscriptionRow,
} from './status.entity.js';
import { StatusComponents } from './status-components.service.js';
import { StatusPage } from './status-page.service.js';
import { StatusSubscriptions } from './status-subscriptions.service.js';
import { StatusWritingController } from './status-writing.controller.js';

const incidents = [IncidentRow, IncidentComponentRow, IncidentUpdateRow, IncidentTicketRow];

@Module({
  imports: [TypeOrmModule.forFeature([...incidents, StatusComponentRow, StatusSubscriptionRow])],
  controllers: [StatusController, StatusWritingController],
  providers: [StatusPage, StatusComponents, Incidents, IncidentTickets, StatusSubscriptions],
})
export class StatusModule {}
