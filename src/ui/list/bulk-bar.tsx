import { Button } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import { useUiTexts } from '../i18n/ui-texts.ts';

export interface BulkAction<Row> {
  label: string;
  icon?: Icon;
  danger?: boolean;
  /** Ends with an undo toast where it destroys; the selection is cleared once it is done. */
  run: (rows: readonly Row[]) => Promise<void> | void;
}

export function BulkBar<Row>(props: {
  actions: readonly BulkAction<Row>[];
  chosen: readonly Row[];
  onDone: () => void;
}) {
  const t = useUiTexts();
  return (
    <div className="k-bulk" role="toolbar" aria-label={t('list.actions')}>
      <strong role="status">{t('list.selected', { count: props.chosen.length })}</strong>
      {props.actions.map((action) => (
        <Button
          key={action.label}
          size="compact-md"
          variant="default"
          leftSection={action.icon && <action.icon size={16} stroke={1.6} aria-hidden />}
          {...(action.danger ? { c: 'var(--k-berry-ink)' } : {})}
          onClick={async () => {
            await action.run(props.chosen);
            props.onDone();
          }}
        >
          {action.label}
        </Button>
      ))}
      <Button size="compact-md" variant="subtle" color="stone" onClick={props.onDone}>
        {t('list.unselect')}
      </Button>
    </div>
  );
}
