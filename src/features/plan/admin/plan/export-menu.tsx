import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { addressOf } from '#ui/api/client.ts';
import { useSession } from '#ui/session.tsx';
import { plans } from '../../contract/endpoints.ts';
import { usePlanTexts } from '../plan-texts.ts';

const formats = ['docx', 'xlsx', 'csv', 'json'] as const;

export function ExportMenu({ planId }: { planId: string }) {
  const t = usePlanTexts();
  const { slug } = useSession().organisation;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />}>
          {t('plan.export.label')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('plan.export.whole')}</Menu.Label>
        {formats.map((format) => (
          <Menu.Item
            key={format}
            component="a"
            download
            href={addressOf(plans.export, { params: { organisation: slug, id: planId }, query: { format } })}
          >
            {t(`plan.export.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
