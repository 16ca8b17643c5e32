import { useEndpointQuery } from '#ui/api/queries.ts';
import { Moment } from '#ui/parts/moment.tsx';
import { useSession } from '#ui/session.tsx';
import { listEvents, type Receiver } from '../contract/receivers.ts';
import { useWebhooksTexts } from './webhooks-texts.ts';

export function ReceiverFacts({ receiver }: { receiver: Receiver }) {
  const t = useWebhooksTexts();
  const { slug } = useSession().organisation;
  const events = useEndpointQuery(listEvents, { params: { organisation: slug } });
  const titles = new Map(events.data?.families.map(({ family, title }) => [family, title]));
  const chosen = receiver.families.map((family) => titles.get(family) ?? family).join(', ');
  return (
    <dl className="webhooks-facts">
      <dt>{t('one.address')}</dt>
      <dd>{receiver.address}</dd>
      <dt>{t('one.events')}</dt>
      <dd>{receiver.allEvents ? t('one.allEvents') : chosen}</dd>
      <dt>{t('one.since')}</dt>
      <dd>
        <Moment at={receiver.createdAt} />
      </dd>
      {receiver.failingSince && (
        <>
          <dt>{t('one.failingSince')}</dt>
          <dd>
            <Moment at={receiver.failingSince} />
          </dd>
        </>
      )}
    </dl>
  );
}
