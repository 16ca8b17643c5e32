import { type Route, route } from '#platform/http/route.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import * as invitations from '../contract/invitations.ts';
import * as members from '../contract/members.ts';
import { presentInvitation, waitingInvitations } from '../reads/invitations.ts';
import { findMembers } from '../reads/members.ts';
import { invite, resendInvitation, withdrawInvitation } from '../writes/invitations.ts';
import { changeMember, removeMember, restoreMember } from '../writes/members.ts';

export function memberRoutes(services: Services): Route[] {
  const { clock, database } = services;
  return [
    route(members.listMembers, async ({ scope }) => ({ members: await database.inScope(scope, findMembers) })),
    route(members.changeMember, ({ scope, params, body }) => changeMember(services, scope, params.member, body)),
    route(members.removeMember, ({ scope, params }) => removeMember(services, scope, params.member)),
    route(members.restoreMember, ({ scope, params }) => restoreMember(services, scope, params.member)),
    route(invitations.listInvitations, async ({ scope }) => {
      const rows = await database.inScope(scope, waitingInvitations);
      return { invitations: rows.map((row) => presentInvitation(row, clock.now())) };
    }),
    route(invitations.invite, ({ scope, body }) => invite(services, scope, body)),
    route(invitations.resendInvitation, ({ scope, params }) => resendInvitation(services, scope, params.invitation)),
    route(invitations.withdrawInvitation, ({ scope, params }) =>
      withdrawInvitation(services, scope, params.invitation),
    ),
  ];
}
