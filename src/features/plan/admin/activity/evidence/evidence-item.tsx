import { IconExternalLink, IconFileText, IconNote, IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { files } from '#platform/files/contract.ts';
import { addressOf } from '#ui/api/client.ts';
import { AppLink } from '#ui/navigation/app-link.tsx';
import { MoreMenu } from '#ui/shell/page.tsx';
import { useFormat } from '#ui/use-format.ts';
import { evidence as endpoints } from '../../../contract/activity-endpoints.ts';
import type { ActivityView, EvidenceView } from '../../../contract/plan.ts';
import { useChanges } from '../../history/use-changes.ts';
import { usePlanTexts } from '../../plan-texts.ts';
import { linkOf } from '../../records/link-of.ts';
import { EvidenceEditor } from './evidence-editor.tsx';

interface EvidenceItemProps {
  view: ActivityView;
  evidence: EvidenceView;
}

export function EvidenceItem({ view, evidence }: EvidenceItemProps) {
  const t = usePlanTexts();
  const format = useFormat();
  const [editing, setEditing] = useState(false);
  const step = view.steps.find((one) => one.id === evidence.stepId);
  return (
    <li id={`at-${evidence.id}`}>
      <Picture evidence={evidence} />
      <div>
        <Title evidence={evidence} />
        {evidence.kind !== 'note' && evidence.note !== '' && <p>{evidence.note}</p>}
        <p className="k-soft k-small">
          {[
            t(`words.evidenceKind.${evidence.kind}`),
            evidence.pending ? t('starting.pending') : '',
            evidence.file ? format.bytes(evidence.file.bytes) : '',
            format.day(evidence.datedOn),
            evidence.author,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {step && <p className="k-soft k-small k-evidence-step">{t('activity.evidence.ofStep', { text: step.text })}</p>}
      </div>
      {view.activity.may.work && evidence.path === null && (
        <ItemMenu evidence={evidence} onEdit={() => setEditing(true)} />
      )}
      {editing && <EvidenceEditor view={view} evidence={evidence} onClose={() => setEditing(false)} />}
    </li>
  );
}

function Picture({ evidence }: { evidence: EvidenceView }) {
  const t = usePlanTexts();
  const address = useFileAddress(evidence);
  if (evidence.kind === 'photo' && address) {
    return (
      <a href={address} target="_blank" rel="noreferrer" className="k-evidence-photo">
        <img
          src={address}
          loading="lazy"
          width={64}
          height={48}
          alt={t('activity.evidence.photo', { title: evidence.title || (evidence.file?.name ?? '') })}
        />
      </a>
    );
  }
  const Icon = evidence.kind === 'link' ? IconExternalLink : evidence.kind === 'note' ? IconNote : IconFileText;
  return (
    <span className="k-evidence-icon" aria-hidden>
      <Icon size={20} stroke={1.6} />
    </span>
  );
}

function Title({ evidence }: { evidence: EvidenceView }) {
  const t = usePlanTexts();
  const file = useFileAddress(evidence);
  const title =
    evidence.title ||
    evidence.file?.name ||
    (evidence.url ? evidence.url.replace(/^https?:\/\//, '') : '') ||
    (evidence.kind === 'note' ? evidence.note : '') ||
    t('activity.evidence.untitled');
  if (evidence.path !== null) return <AppLink {...linkOf(evidence.path)}>{title}</AppLink>;
  const address = evidence.url ?? file;
  if (!address) return <p>{title}</p>;
  return (
    <a href={address} target="_blank" rel="noreferrer">
      {title}
    </a>
  );
}

function useFileAddress({ file }: EvidenceView): string | null {
  const { organisation } = useChanges().at({});
  return file ? addressOf(files.read, { params: { organisation, id: file.id } }) : null;
}

function ItemMenu({ evidence, onEdit }: { evidence: EvidenceView; onEdit: () => void }) {
  const t = usePlanTexts();
  const changes = useChanges();
  const remove = () =>
    void changes.attempt(
      endpoints.remove,
      { params: changes.at({ id: evidence.id }), query: { revision: evidence.revision } },
      t('activity.evidence.removed'),
    );
  return (
    <span className="k-no-print k-quiet-menu">
      <MoreMenu
        label={t('activity.evidence.menu', { title: evidence.title || evidence.note.slice(0, 60) })}
        actions={[
          { label: t('activity.evidence.edit'), icon: IconPencil, onSelect: onEdit },
          { label: t('activity.evidence.remove'), icon: IconTrash, danger: true, onSelect: remove },
        ]}
      />
    </span>
  );
}
