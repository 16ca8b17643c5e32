import { IconFilePlus, IconListCheck, IconTargetArrow, IconTimeline, IconUsersGroup } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { ScreenSet } from '#ui/screens.ts';
import { homeCards } from './home/home-cards.ts';
import { places } from './places.ts';

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
  ],
  create: [{ key: 'plan.all.new', path: places.newPlan, icon: IconFilePlus, permission: 'plan.edit' }],
  home: homeCards,
  routes: (parent) => pages.map(([path, component]) => createRoute({ getParentRoute: () => parent, path, component })),
};
