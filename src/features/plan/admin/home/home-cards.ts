import { lazy } from 'react';
import type { HomeCard } from '#ui/screens.ts';

/** What the plan answers to the questions of the front page. */
export const homeCards: readonly HomeCard[] = [
  {
    slot: 'lead',
    permission: 'plan.read',
    component: lazy(() => import('./lead-card.tsx').then((module) => ({ default: module.LeadCard }))),
  },
  {
    slot: 'week',
    permission: 'plan.read',
    component: lazy(() => import('./week-card.tsx').then((module) => ({ default: module.WeekCard }))),
  },
  {
    slot: 'week',
    permission: 'plan.read',
    component: lazy(() => import('./todo-card.tsx').then((module) => ({ default: module.TodoCard }))),
  },
  {
    slot: 'standing',
    permission: 'plan.read',
    component: lazy(() => import('./standing-card.tsx').then((module) => ({ default: module.StandingCard }))),
  },
  {
    slot: 'next',
    permission: 'plan.read',
    component: lazy(() => import('./next-card.tsx').then((module) => ({ default: module.NextCard }))),
  },
  {
    slot: 'missed',
    permission: 'plan.read',
    component: lazy(() => import('./missed-card.tsx').then((module) => ({ default: module.MissedCard }))),
  },
  {
    slot: 'recent',
    permission: 'plan.read',
    component: lazy(() => import('./recent-card.tsx').then((module) => ({ default: module.RecentCard }))),
  },
];
