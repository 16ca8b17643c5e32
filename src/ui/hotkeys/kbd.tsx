import './kbd.css';

const SIGNS: Readonly<Record<string, string>> = {
  enter: '↵',
  escape: 'Esc',
  arrowup: '↑',
  arrowdown: '↓',
  shift: '⇧',
  alt: 'Alt',
};

function isMac(): boolean {
  return navigator.platform.startsWith('Mac');
}

/** Keys as they are printed on the keyboard at hand: `mod+k` is Ctrl K, on a Mac ⌘ K. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <span className="k-keys">
      {keys.split('+').map((key) => (
        <kbd key={key}>{signOf(key)}</kbd>
      ))}
    </span>
  );
}

function signOf(key: string): string {
  if (key === 'mod') return isMac() ? '⌘' : 'Ctrl';
  return SIGNS[key.toLowerCase()] ?? (key.length === 1 ? key.toUpperCase() : key);
}
