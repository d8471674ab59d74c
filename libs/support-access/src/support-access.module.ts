import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AgentPresence, Belongings } from '#accounts';
import { AgentSessionRow } from './agent-session.entity.js';
import { AgentSessionsController } from './agent-sessions.controller.js';
import { AgentSessions } from './agent-sessions.service.js';
import { SupportAccessGrantRow } from './grant.entity.js';
import { SupportAccessGrantLists } from './grant-lists.service.js';
import { SupportAccessGrantsController } from './grants.controller.js';
import { SupportAccessGrants } from './grants.service.js';
import { IntrospectionsController } from './introspections.controller.js';
import { Introspections } from './introspections.service.js';
import { supportAccessBelongings } from './support-access-belongings.js';
import { SupportAccessCalls } from './support-access-calls.service.js';
import { SupportAccessNarrator } from './support-access-narrator.service.js';
import { SupportPresence } from './support-presence.service.js';
import { SupportSeats } from './support-seats.service.js';

/** Seen everywhere, because signing in happens in an earlier lib, which asks it whether an agent is in. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([SupportAccessGrantRow, AgentSessionRow])],
  controllers: [SupportAccessGrantsController, AgentSessionsController, IntrospectionsController],
  providers: [
    SupportAccessGrants,
    SupportAccessGrantLists,
    AgentSessions,
    SupportAccessCalls,
    SupportAccessNarrator,
    SupportSeats,
    Introspections,
    SupportPresence,
    { provide: AgentPresence, useExisting: SupportPresence },
  ],
  exports: [AgentPresence, SupportSeats, SupportAccessNarrator],
})
export class SupportAccessModule {
  constructor(belongings: Belongings) {
    belongings.add(supportAccessBelongings);
  }
}
