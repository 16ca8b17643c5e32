import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef } from 'react';

export interface Hotkey {
  /** `mod+k` (Ctrl, on a Mac ⌘), `?`, `n`, `shift+enter` */
  keys: string;
  /** What it does, for the overlay that "?" opens. */
  label: string;
  run: () => void;
  /** Works while typing in a field too. */
  inFields?: boolean;
}

interface Registry {
  add(hotkeys: readonly Hotkey[]): () => void;
  all(): readonly Hotkey[];
}

const RegistryContext = createContext<Registry | null>(null);

export function HotkeysProvider({ children }: { children: ReactNode }) {
  const sets = useRef(new Set<readonly Hotkey[]>());
  const registry = useMemo<Registry>(
    () => ({
      add: (hotkeys) => {
        sets.current.add(hotkeys);
        return () => sets.current.delete(hotkeys);
      },
      all: () => [...sets.current].flat(),
    }),
    [],
  );
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const inField = isField(event.target);
      // What was registered last (a drawer, a dialogue) goes before what lies below it.
      const hotkey = registry
        .all()
        .toReversed()
        .find((one) => matches(one.keys, event) && (one.inFields || !inField));
      if (!hotkey) return;
      event.preventDefault();
      hotkey.run();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [registry]);
  return <RegistryContext value={registry}>{children}</RegistryContext>;
}

/** Keys that work while the component is on the screen. */
export function useHotkeys(hotkeys: readonly Hotkey[]): void {
  const registry = useContext(RegistryContext);
  useEffect(() => registry?.add(hotkeys), [registry, hotkeys]);
}

export function useRegisteredHotkeys(): () => readonly Hotkey[] {
  const registry = useContext(RegistryContext);
  return () => registry?.all() ?? [];
}

export function matches(keys: string, event: KeyboardEvent): boolean {
  const parts = keys.toLowerCase().split('+');
  const key = parts.at(-1) ?? '';
  if (event.key.toLowerCase() !== key) return false;
  const mod = event.ctrlKey || event.metaKey;
  // "?" needs shift on most keyboards: a sign is asked for as a sign, not as its keys.
  const shiftFits = key.length === 1 && !/[a-z0-9]/.test(key) ? true : event.shiftKey === parts.includes('shift');
  return mod === parts.includes('mod') && event.altKey === parts.includes('alt') && shiftFits;
}

function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('input:not([type=checkbox], [type=radio]), textarea, select');
}
