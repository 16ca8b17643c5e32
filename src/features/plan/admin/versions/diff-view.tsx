import { useTranslation } from 'react-i18next';
import { AppLink } from '#ui/navigation/app-link.tsx';
import { StateBadge, type Tone } from '#ui/parts/state-badge.tsx';
import { useFormat } from '#ui/use-format.ts';
import type { ActivityChangeTold, ChangeKind, FieldChange, PartChange, PlanDiff } from '../../contract/versions.ts';
import { places } from '../places.ts';
import { usePlanTexts } from '../plan-texts.ts';

const tones: Record<ChangeKind, Tone> = { added: 'success', removed: 'danger', changed: 'info', moved: 'neutral' };

/** What differs, counted at the top, then activity by activity; words that came and went inside their texts. */
export function DiffView({ planId, diff }: { planId: string; diff: PlanDiff }) {
  const t = usePlanTexts();
  const nothing = diff.plan.length + diff.sections.length + diff.activities.length === 0;
  if (nothing) return <p>{t('versions.same')}</p>;
  return (
    <div className="k-diff">
      <Counts diff={diff} planId={planId} />
      {diff.plan.length > 0 && (
        <article>
          <h2>{t('versions.ofPlan')}</h2>
          <Fields fields={diff.plan} />
        </article>
      )}
      {diff.sections.map((section) => (
        <article key={section.id}>
          <h2>
            {t('versions.ofSection', { title: section.title })} <ChangeBadge change={section.change} />
          </h2>
          <Fields fields={section.fields} />
        </article>
      ))}
      {diff.activities.map((activity) => (
        <Activity key={activity.id} activity={activity} />
      ))}
    </div>
  );
}

function Counts({ diff, planId: _ }: { diff: PlanDiff; planId: string }) {
  const t = usePlanTexts();
  const kinds = (['added', 'removed', 'changed', 'moved'] as const).filter((kind) => diff.counts[kind] > 0);
  const matters = (['dates', 'targets', 'parties', 'money'] as const).filter((kind) => diff.counts[kind] > 0);
  return (
    <p className="k-diff-counts">
      {kinds.map((kind) => (
        <StateBadge key={kind} tone={tones[kind]} label={t(`versions.count.${kind}`, { count: diff.counts[kind] })} />
      ))}
      {matters.length > 0 && (
        <span className="k-soft">
          {matters.map((kind) => t(`versions.count.${kind}`, { count: diff.counts[kind] })).join(' · ')}
        </span>
      )}
    </p>
  );
}

function ChangeBadge({ change }: { change: ChangeKind }) {
  const t = usePlanTexts();
  return <StateBadge tone={tones[change]} label={t(`versions.change.${change}`)} />;
}

function Activity({ activity }: { activity: ActivityChangeTold }) {
  const t = usePlanTexts();
  const name = [activity.code, activity.title].filter(Boolean).join(' ');
  return (
    <article>
      <h2>
        {activity.change === 'removed' ? name : <AppLink to={places.activity(activity.id)}>{name}</AppLink>}{' '}
        <ChangeBadge change={activity.change} />
      </h2>
      <p className="k-soft k-small">
        {activity.movedFrom === null
          ? activity.section
          : t('versions.movedFrom', { from: activity.movedFrom, to: activity.section })}
      </p>
      <Fields fields={activity.fields} />
      {activity.parts.length > 0 && (
        <ul>
          {activity.parts.map((part) => (
            <Part key={`${part.kind} ${part.id}`} part={part} />
          ))}
        </ul>
      )}
    </article>
  );
}

function Part({ part }: { part: PartChange }) {
  const t = usePlanTexts();
  const told = part.fields.some(
    (field) => field.field === 'text' || (field.field === 'title' && part.kind === 'budget-line'),
  );
  return (
    <li>
      <span className="k-soft">{t(`versions.part.${part.kind}`)}</span>{' '}
      {!(told && part.change === 'changed') && <span>{part.name}</span>} <ChangeBadge change={part.change} />
      <Fields fields={part.fields} />
    </li>
  );
}

function Fields({ fields }: { fields: readonly FieldChange[] }) {
  const nameOf = useFieldName();
  if (fields.length === 0) return null;
  return (
    <dl className="k-diff-fields">
      {fields.map((field) => (
        <div key={field.field}>
          <dt>{nameOf(field.field)}</dt>
          <dd>
            <Change field={field} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Change({ field }: { field: FieldChange }) {
  const t = usePlanTexts();
  const read = useReading();
  if (field.value === 'other') return <>{t('versions.otherChanged')}</>;
  if (field.words.length > 0 && field.before !== null && field.after !== null) {
    return (
      <span className="k-diff-text">
        {field.words.map(({ kind, text }, place) => {
          const Piece = kind === 'added' ? 'ins' : kind === 'removed' ? 'del' : 'span';
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, drawn anew as a whole.
          return <Piece key={place}>{text}</Piece>;
        })}
      </span>
    );
  }
  return (
    <>
      {field.before !== null && <del>{read(field, field.before)}</del>}
      {field.before !== null && field.after !== null && ' → '}
      {field.after !== null && <ins>{read(field, field.after)}</ins>}
    </>
  );
}

function useReading(): (field: FieldChange, value: NonNullable<FieldChange['before']>) => string {
  const t = usePlanTexts();
  const { t: word, i18n } = useTranslation('plan');
  const format = useFormat();
  return ({ value: kind, field }, value) => {
    if (kind === 'day') return format.day(String(value));
    if (kind === 'money') return `${format.number(Number(value) / 100)}\u00a0€`;
    if (kind === 'number') return field === 'year' ? String(value) : format.number(Number(value));
    if (kind === 'flag') return t(value ? 'history.value.yes' : 'history.value.no');
    const words = { kind: 'targetKind', role: 'partyRole', per: 'per' }[String(kind)];
    const key = `words.${words}.${value}`;
    return words && i18n.exists(key, { ns: 'plan' }) ? String(word(key as never)) : String(value);
  };
}

function useFieldName(): (field: string) => string {
  const { t, i18n } = useTranslation('plan');
  return (field) => {
    const key = `versions.field.${field}`;
    return String(t((i18n.exists(key, { ns: 'plan' }) ? key : 'versions.field.other') as never));
  };
}
