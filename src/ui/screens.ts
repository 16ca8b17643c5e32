import type { Icon } from '@tabler/icons-react';
import type { AnyRoute } from '@tanstack/react-router';
import type { ComponentType, LazyExoticComponent } from 'react';
import type { CommandSource } from './commands/source.ts';
import type { RoomTexts } from './i18n/translations.ts';

/** One line of the rail. `key` is a text key of the room: the label is `t('<room>:<key>')`. */
export interface NavigationItem {
  /** Key of a group that the composition root knows, in its order. */
  group: string;
  key: string;
  /** Below the organisation, without a leading slash: `plan/activities`. */
  path: string;
  icon: Icon;
  permission: string;
  /** Lower first, within the group. */
  order?: number;
  /** Place in the phone's bottom bar; the five lowest stand there. */
  phone?: number;
  /** A number worth seeing from afar (waiting proposals); a component, because it asks the API. */
  badge?: ComponentType;
}

/** One entry of "Loo uus". */
export interface CreateItem {
  key: string;
  path: string;
  icon: Icon;
  permission: string;
}

/**
 * A card on the home page, below one of its four questions. `lead` stands above them without a frame and draws nothing
 * when nothing has to be settled first; `recent` stands below them and brings its own frame.
 */
export interface HomeCard {
  slot: 'lead' | 'week' | 'standing' | 'next' | 'missed' | 'recent';
  permission: string;
  component: LazyExoticComponent<ComponentType> | ComponentType;
}

/** What one room brings into the workspace; `src/features/<room>/admin/screens.tsx` exports it as `screens`. */
export interface ScreenSet {
  room: string;
  texts: RoomTexts;
  navigation: readonly NavigationItem[];
  create?: readonly CreateItem[];
  home?: readonly HomeCard[];
  /** Routes within an organisation, below `/app/<slug>/`. */
  routes?: (parent: AnyRoute) => AnyRoute[];
  /** Routes outside any organisation (signing in, the first run), below `/app/`; drawn without rail and top bar. */
  outside?: (parent: AnyRoute) => AnyRoute[];
  /** A strip above every page of the workspace (the demo's); draws nothing when it has nothing to say. */
  banner?: ComponentType;
  /** Bell, tray or the like in the top bar. */
  topBar?: ComponentType;
  commands?: readonly CommandSource[];
}
