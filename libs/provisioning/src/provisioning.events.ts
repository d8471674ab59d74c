import { eventKind } from '#history';

export const deskOpened = eventKind<{ blueprintVersion: number }>('desk.opened', 'staff', false);
export const deskSuspended = eventKind<Record<string, never>>('desk.suspended', 'staff', false);
export const deskResumed = eventKind<Record<string, never>>('desk.resumed', 'staff', false);
export const blueprintApplied = eventKind<{
  version: number;
  moved: { what: string; from: string; to: string; tickets: number }[];
}>('blueprint.applied', 'staff', false);
