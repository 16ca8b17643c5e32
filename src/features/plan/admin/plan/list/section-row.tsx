import { IconPencil, IconTrash } from '@tabler/icons-react';
import { MoreMenu } from '#ui/shell/page.tsx';
import { sections } from '../../../contract/plan-endpoints.ts';
import { useChanges } from '../../history/use-changes.ts';
import { usePlanTexts } from '../../plan-texts.ts';
import type { Group } from '../shown.ts';
import { CellEditor } from './cell-editor.tsx';
import { focusCell } from './grid.ts';
import type { GridState } from './grid-state.ts';

/** The heading of a group; those who may edit rename it where it stands. */
export function SectionRow({ state, group: { section, activities } }: { state: GridState; group: Group }) {
  const t = usePlanTexts();
  const changes = useChanges();
  const { edit } = state.view.plan.may;
  const cell = `${section.id}:section`;
  const rename = (title: string) =>
    void changes.attempt(
      sections.change,
      { params: changes.at({ id: section.id }), body: { title, revision: section.revision } },
      t('plan.said.sectionChanged'),
    );
  const remove = () =>
    void changes.attempt(
      sections.remove,
      { params: changes.at({ id: section.id }), query: { revision: section.revision } },
      t('plan.said.sectionRemoved'),
    );
  return (
    <tr className="k-plan-section">
      <th scope="rowgroup" colSpan={edit ? 8 : 7}>
        <div>
          {state.editing === cell ? (
            <CellEditor
              label={t('plan.list.sectionTitle')}
              value={section.title}
              maxLength={500}
              onEnd={(given, then) => {
                const title = given?.trim();
                if (title && title !== section.title) rename(title);
                state.setEditing(null);
                if (then !== 'away') focusCell(cell);
              }}
            />
          ) : (
            <h2>
              {section.code && <span className="k-soft">{section.code}</span>} {section.title}
            </h2>
          )}
          <span className="k-soft k-small">{t('plan.list.sectionCount', { count: activities.length })}</span>
          {edit && (
            <span className="k-no-print k-plan-section-menu k-quiet-menu">
              <MoreMenu
                label={t('plan.list.sectionMenu', { section: section.title })}
                actions={[
                  { label: t('plan.list.renameSection'), icon: IconPencil, onSelect: () => state.setEditing(cell) },
                  { label: t('plan.list.removeSection'), icon: IconTrash, danger: true, onSelect: remove },
                ]}
              />
            </span>
          )}
        </div>
      </th>
    </tr>
  );
}
