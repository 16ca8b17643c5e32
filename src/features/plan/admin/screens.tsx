import {
  IconBulb,
  IconFilePlus,
  IconGavel,
  IconListCheck,
  IconTargetArrow,
  IconTimeline,
  IconUnlink,
  IconUsersGroup,
  IconWritingSign,
} from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { ScreenSet } from '#ui/screens.ts';
import { homeCards } from './home/home-cards.ts';
import { places } from './places.ts';
import { WaitingBadge } from './proposals/waiting-badge.tsx';

const pages = [
  [places.current, lazyRouteComponent(() => import('./plan/plan-screen.tsx'), 'CurrentPlanScreen')],
  [places.plans, lazyRouteComponent(() => import('./plan/plans-screen.tsx'), 'PlansScreen')],
  [places.newPlan, lazyRouteComponent(() => import('./import/new-plan-screen.tsx'), 'NewPlanScreen')],
  [places.importOf('$import'), lazyRouteComponent(() => import('./import/import-screen.tsx'), 'ImportScreen')],
  [places.plan('$plan'), lazyRouteComponent(() => import('./plan/plan-screen.tsx'), 'PlanScreen')],
  [
    places.planIndicators('$plan'),
    lazyRouteComponent(() => import('./indicators/indicators-screen.tsx'), 'IndicatorsScreen'),
  ],
  [places.planParties('$plan'), lazyRouteComponent(() => import('./parties/parties-screen.tsx'), 'PartiesScreen')],
  [places.planApproval('$plan'), lazyRouteComponent(() => import('./approval/approval-screen.tsx'), 'ApprovalScreen')],
  [places.planDiff('$plan'), lazyRouteComponent(() => import('./versions/diff-screen.tsx'), 'DiffScreen')],
  [places.planSharing('$plan'), lazyRouteComponent(() => import('./sharing/sharing-screen.tsx'), 'SharingScreen')],
  [
    places.planBoardSheet('$plan'),
    lazyRouteComponent(() => import('./board-sheet/board-sheet-screen.tsx'), 'BoardSheetScreen'),
  ],
  [places.planHistory('$plan'), lazyRouteComponent(() => import('./history/history-screen.tsx'), 'PlanHistoryScreen')],
  [
    places.indicators,
    lazyRouteComponent(() => import('./indicators/indicators-screen.tsx'), 'CurrentIndicatorsScreen'),
  ],
  [places.parties, lazyRouteComponent(() => import('./parties/parties-screen.tsx'), 'PartiesScreen')],
  [places.activity('$activity'), lazyRouteComponent(() => import('./activity/activity-screen.tsx'), 'ActivityScreen')],
  [places.decisions, lazyRouteComponent(() => import('./decisions/decisions-screen.tsx'), 'DecisionsScreen')],
  [places.newDecision, lazyRouteComponent(() => import('./decisions/new-decision-screen.tsx'), 'NewDecisionScreen')],
  [places.decision('$decision'), lazyRouteComponent(() => import('./decisions/decision-screen.tsx'), 'DecisionScreen')],
  [places.proposals, lazyRouteComponent(() => import('./proposals/proposals-screen.tsx'), 'ProposalsScreen')],
  [places.proposal('$proposal'), lazyRouteComponent(() => import('./proposals/proposal-screen.tsx'), 'ProposalScreen')],
  [places.agreements, lazyRouteComponent(() => import('./agreements/agreements-screen.tsx'), 'AgreementsScreen')],
  [
    places.newAgreement,
    lazyRouteComponent(() => import('./agreements/new-agreement-screen.tsx'), 'NewAgreementScreen'),
  ],
  [
    places.agreement('$agreement'),
    lazyRouteComponent(() => import('./agreements/agreement-screen.tsx'), 'AgreementScreen'),
  ],
  [places.orphans, lazyRouteComponent(() => import('./orphans/orphans-screen.tsx'), 'OrphansScreen')],
  [places.welcome, lazyRouteComponent(() => import('./welcome/welcome-screen.tsx'), 'WelcomeScreen')],
] as const;

export const screens: ScreenSet = {
  room: 'plan',
  texts: {
    et: () => import('../texts/et.json', { with: { type: 'json' } }),
    en: () => import('../texts/en.json', { with: { type: 'json' } }),
  },
  navigation: [
    {
      group: 'plan',
      key: 'plan.navigation.current',
      path: places.current,
      icon: IconListCheck,
      permission: 'plan.read',
      order: 1,
      phone: 1,
    },
    {
      group: 'plan',
      key: 'plan.navigation.indicators',
      path: places.indicators,
      icon: IconTargetArrow,
      permission: 'plan.read',
      order: 2,
      phone: 2,
    },
    {
      group: 'plan',
      key: 'plan.navigation.all',
      path: places.plans,
      icon: IconTimeline,
      permission: 'plan.read',
      order: 3,
      phone: 3,
    },
    {
      group: 'plan',
      key: 'plan.navigation.parties',
      path: places.parties,
      icon: IconUsersGroup,
      permission: 'plan.read',
      order: 4,
      phone: 4,
    },
    {
      group: 'plan',
      key: 'plan.navigation.decisions',
      path: places.decisions,
      icon: IconGavel,
      permission: 'plan.read',
      order: 5,
    },
    {
      group: 'plan',
      key: 'plan.navigation.proposals',
      path: places.proposals,
      icon: IconBulb,
      permission: 'plan.read',
      order: 6,
      badge: WaitingBadge,
    },
    {
      group: 'plan',
      key: 'plan.navigation.agreements',
      path: places.agreements,
      icon: IconWritingSign,
      permission: 'plan.read',
      order: 7,
    },
    {
      group: 'plan',
      key: 'plan.navigation.orphans',
      path: places.orphans,
      icon: IconUnlink,
      permission: 'plan.read',
      order: 8,
    },
  ],
  create: [
    { key: 'plan.all.new', path: places.newPlan, icon: IconFilePlus, permission: 'plan.edit' },
    { key: 'decisions.new', path: places.newDecision, icon: IconGavel, permission: 'plan.edit' },
    { key: 'agreements.new', path: places.newAgreement, icon: IconWritingSign, permission: 'plan.edit' },
  ],
  home: homeCards,
  routes: (parent) => pages.map(([path, component]) => createRoute({ getParentRoute: () => parent, path, component })),
};
