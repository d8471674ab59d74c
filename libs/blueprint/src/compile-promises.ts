/** The parts by which a desk promises something: time, company, being asked, consent, forgetting. */
import type { Attachments, Retention, Satisfaction, Sharing, SupportAccess, Targets } from './blueprint.js';
import { asList } from './checking.js';
import type { BlueprintDocument } from './document.js';
import { labelsIn } from './mapped.js';

export function compileTargets({ targets }: BlueprintDocument): Targets | null {
  if (!targets) return null;
  const { whenLate, escalation } = targets;
  return {
    rules: targets.rules.map((rule) => ({
      types: rule.types === undefined ? null : new Set(asList(rule.types)),
      priorities: rule.priorities === undefined ? null : new Set(asList(rule.priorities)),
      calendar: rule.calendar ?? targets.calendar,
      firstAnswer: rule.firstAnswer ?? null,
      nextAnswer: rule.nextAnswer ?? null,
      resolution: rule.resolution ?? null,
    })),
    pausedIn: new Set(asList(targets.pausedIn ?? ['waitingOnCustomer'])),
    whenLate: { notify: asList(whenLate?.notify), raisePriorityTo: whenLate?.raisePriorityTo ?? null },
    escalation: {
      offered: escalation?.offered ?? 'never',
      silentAfter: escalation?.silentAfter ?? null,
      notify: asList(escalation?.notify),
    },
  };
}

export function compileSharing({ sharing }: BlueprintDocument): Sharing | null {
  return sharing
    ? {
        by: new Set(asList(sharing.by)),
        access: sharing.access ?? 'comment',
        mayInvite: sharing.mayInvite ?? false,
        history: sharing.history ?? 'whole',
        expiresAfter: sharing.expiresAfter ?? null,
      }
    : null;
}

export function compileSatisfaction({ satisfaction, identity }: BlueprintDocument): Satisfaction | null {
  return satisfaction
    ? {
        scale: satisfaction.scale,
        question: labelsIn(satisfaction.question, identity.languages),
        askedIn: new Set(asList(satisfaction.askedIn)),
        changeableFor: satisfaction.changeableFor,
      }
    : null;
}

export function compileSupportAccess({ supportAccess }: BlueprintDocument): SupportAccess | null {
  if (!supportAccess?.enabled) return null;
  const scopes = asList(supportAccess.scopes ?? 'read');
  return {
    offerLifetime: supportAccess.offerLifetime ?? 'PT48H',
    longestGrant: supportAccess.longestGrant ?? 'P30D',
    visibleAfterEnd: supportAccess.visibleAfterEnd ?? 'PT1H',
    whileAgentIsIn: supportAccess.whileAgentIsIn ?? 'allow',
    scopes,
    defaultScope: supportAccess.defaultScope ?? (scopes.includes('read') ? 'read' : 'write'),
  };
}

export function compileAttachments({ attachments = {} }: BlueprintDocument): Attachments {
  const { largestMebibytes = 100, mostAtOnce = 20 } = attachments;
  return { largest: largestMebibytes * 2 ** 20, mostAtOnce };
}

export function compileRetention({ retention = {} }: BlueprintDocument): Retention {
  const kept = (said: string | undefined, otherwise: string | null) =>
    said === 'forever' ? null : (said ?? otherwise);
  return {
    closedTickets: kept(retention.closedTickets, null),
    attachments: kept(retention.attachments, null),
    mailSources: kept(retention.mailSources, 'P90D'),
    sessions: kept(retention.sessions, 'P90D'),
  };
}
