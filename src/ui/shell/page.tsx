import { ActionIcon, Menu } from '@mantine/core';
import { type Icon, IconChevronLeft, IconDots } from '@tabler/icons-react';
import { type ReactNode, useEffect } from 'react';
import { useUiTexts } from '../i18n/ui-texts.ts';
import { AppLink } from '../navigation/app-link.tsx';
import { useRailPlace } from './rail-place.ts';
import './page.css';

export interface TrailStep {
  label: string;
  to: string;
}
export interface PageAction {
  label: string;
  icon?: Icon;
  /** A place to go … */
  to?: string;
  /** … or a thing to do. */
  onSelect?: () => void;
  /** Undoable all the same; only said in the colour of danger. */
  danger?: boolean;
}
export interface PageProps {
  title: string;
  /** Drawn instead of the title (an inline field, say); `title` still names the page. */
  titleElement?: ReactNode;
  trail?: readonly TrailStep[];
  /** Which item of the rail this page belongs to, by its `path`, when its address lies elsewhere. */
  rail?: string | undefined;
  /** Beside the title: a StateBadge. */
  badge?: ReactNode;
  /** One quiet line below the title. */
  summary?: ReactNode;
  /** The one primary action: a filled Button. */
  primary?: ReactNode;
  /** Quieter buttons before it, for what is needed often. */
  secondary?: ReactNode;
  /** All the rest, behind the three dots. */
  more?: readonly PageAction[];
  /** Right column on a wide screen, below the content on a narrow one. */
  aside?: ReactNode;
  /** `reading` keeps to 72 characters, `full` takes all there is. */
  width?: 'reading' | 'full';
  children: ReactNode;
}

export function Page(props: PageProps) {
  const t = useUiTexts();
  const brand = t('brand');
  useRailPlace(props.rail);
  useEffect(() => {
    document.title = `${props.title} · ${brand}`;
  }, [props.title, brand]);
  return (
    <div className={`k-page k-page-${props.width ?? 'full'}`}>
      <div className={props.aside ? 'k-page-columns' : undefined}>
        <div className="k-page-main">
          <PageHead {...props} />
          <div className="k-stack">{props.children}</div>
        </div>
        {props.aside && <aside className="k-page-aside k-stack">{props.aside}</aside>}
      </div>
    </div>
  );
}

function PageHead(props: PageProps) {
  const t = useUiTexts();
  return (
    <header className="k-page-head">
      {props.trail && props.trail.length > 0 && (
        <nav aria-label={t('page.trail')} className="k-trail">
          <IconChevronLeft size={14} aria-hidden />
          <ol>
            {props.trail.map((step) => (
              <li key={`${step.to} ${step.label}`}>
                <AppLink to={step.to}>{step.label}</AppLink>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <div className="k-page-title">
        <h1>{props.titleElement ?? props.title}</h1>
        {props.badge}
        <div className="k-page-actions k-no-print">
          {props.secondary}
          {props.primary && <div className="k-page-primary">{props.primary}</div>}
          {props.more && props.more.length > 0 && <MoreMenu actions={props.more} />}
        </div>
      </div>
      {props.summary && <div className="k-page-summary">{props.summary}</div>}
    </header>
  );
}

/** The three dots: quiet actions of a page, a row, a card. */
export function MoreMenu({ actions, label }: { actions: readonly PageAction[]; label?: string }) {
  const t = useUiTexts();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" size={36} aria-label={label ?? t('page.more')}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {actions.map((action) => {
          const look = {
            leftSection: action.icon ? <action.icon size={18} stroke={1.6} aria-hidden /> : null,
            ...(action.danger ? { color: 'berry' } : {}),
          };
          return action.to ? (
            <Menu.Item key={action.label} component={AppLink} to={action.to} {...look}>
              {action.label}
            </Menu.Item>
          ) : (
            <Menu.Item key={action.label} onClick={action.onSelect} {...look}>
              {action.label}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
