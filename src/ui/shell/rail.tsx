import { useContext } from 'react';
import { useUiTexts } from '../i18n/ui-texts.ts';
import { useAddress } from '../navigation/address.ts';
import { AppLink, usePathInOrganisation } from '../navigation/app-link.tsx';
import { RailPlaceContext } from './rail-place.ts';
import type { RailGroup, RailItem } from './shell-props.ts';

/** `within` draws it inside the phone's menu: no brand, two columns. */
export function Rail({ groups, within = false }: { groups: readonly RailGroup[]; within?: boolean }) {
  const t = useUiTexts();
  return (
    <nav className={within ? undefined : 'k-nav-frame'} aria-label={t('shell.navigation')}>
      {!within && (
        <AppLink to="" className="k-brand">
          {t('brand')}
        </AppLink>
      )}
      <div className={within ? 'k-nav k-nav-within' : 'k-nav'}>
        {groups
          .filter((group) => group.items.length > 0)
          .map((group) => (
            <section key={group.key} className="k-nav-group" aria-label={group.label ?? undefined}>
              {group.label && <h2>{group.label}</h2>}
              <ul>
                {group.items.map((item) => (
                  <li key={item.key}>
                    <RailLink item={item} />
                  </li>
                ))}
              </ul>
            </section>
          ))}
      </div>
    </nav>
  );
}

function RailLink({ item }: { item: RailItem }) {
  const here = useIsHere();
  const Icon = item.icon;
  return (
    <AppLink to={item.path} className="k-nav-link" aria-current={here(item.path) ? 'page' : undefined}>
      <Icon size={18} stroke={1.6} aria-hidden />
      <span>{item.label}</span>
      {item.badge && <span className="k-nav-badge">{item.badge}</span>}
    </AppLink>
  );
}

/** What the page says of itself, else its address: the home page is only itself, any other item also what lies below. */
export function useIsHere(): (path: string) => boolean {
  const address = useAddress();
  const resolve = usePathInOrganisation();
  const { place } = useContext(RailPlaceContext);
  return (path) => {
    if (place !== null) return path === place;
    const full = resolve(path);
    return address.path === full || (path !== '' && address.path.startsWith(`${full}/`));
  };
}
