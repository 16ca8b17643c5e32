import { Button, MultiSelect } from '@mantine/core';
import { useState } from 'react';
import { useEndpointMutation, useEndpointQuery } from '#ui/api/queries.ts';
import { Section } from '#ui/parts/section.tsx';
import { useToasts } from '#ui/parts/undo-toast.tsx';
import { useSession } from '#ui/session.tsx';
import { useFormat } from '#ui/use-format.ts';
import { type BoardReaders, boardSheet } from '../../contract/board-sheet.ts';
import { usePlanTexts } from '../plan-texts.ts';

/** Who gets the page by mail at the beginning of each quarter; anybody may stop it for themselves. */
export function SheetReaders({ planId }: { planId: string }) {
  const t = usePlanTexts();
  const format = useFormat();
  const { may, user, organisation } = useSession();
  const params = { organisation: organisation.slug, id: planId };
  const query = useEndpointQuery(boardSheet.readers, { params });
  if (!query.data) return null;
  const { readers, last, next } = query.data;
  const reading = readers.filter((one) => one.reads);
  return (
    <div className="k-no-print">
      <Section title={t('boardSheet.mail')} note={t('boardSheet.next', { day: format.day(next) })}>
        <p className="k-soft">
          {t('boardSheet.mailText')}{' '}
          {last && t('boardSheet.last', { day: format.day(last.sentAt), count: last.readers })}
        </p>
        {may('plan.edit') ? (
          <Choice key={reading.map((one) => one.userId).join()} planId={planId} readers={readers} />
        ) : (
          <p>{reading.map((one) => one.name).join(', ') || t('boardSheet.noReaders')}</p>
        )}
        {!may('plan.edit') && reading.some((one) => one.userId === user.id) && <Leave planId={planId} />}
      </Section>
    </div>
  );
}

function Choice({ planId, readers }: { planId: string; readers: BoardReaders['readers'] }) {
  const t = usePlanTexts();
  const toasts = useToasts();
  const { slug } = useSession().organisation;
  const [chosen, setChosen] = useState(readers.filter((one) => one.reads).map((one) => one.userId));
  const save = useEndpointMutation(boardSheet.setReaders, { refreshes: [boardSheet.readers] });
  return (
    <div className="k-plan-form">
      <MultiSelect
        label={t('boardSheet.readers')}
        data={readers.map((one) => ({ value: one.userId, label: one.name }))}
        value={chosen}
        onChange={setChosen}
        searchable
      />
      <div className="k-row">
        <Button
          variant="default"
          loading={save.isPending}
          onClick={() =>
            save.mutate(
              { params: { organisation: slug, id: planId }, body: { userIds: chosen } },
              { onSuccess: () => toasts.notice(t('boardSheet.saved')), onError: toasts.failure },
            )
          }
        >
          {t('boardSheet.save')}
        </Button>
      </div>
    </div>
  );
}

function Leave({ planId }: { planId: string }) {
  const t = usePlanTexts();
  const toasts = useToasts();
  const { slug } = useSession().organisation;
  const leave = useEndpointMutation(boardSheet.leave, { refreshes: [boardSheet.readers] });
  return (
    <Button
      variant="default"
      loading={leave.isPending}
      onClick={() => leave.mutate({ params: { organisation: slug, id: planId } }, { onError: toasts.failure })}
    >
      {t('boardSheet.leave')}
    </Button>
  );
}
