import { useEffect } from 'react';
import { useEndpointMutation } from '#ui/api/queries.ts';
import { useAddress } from '#ui/navigation/address.ts';
import { useSession } from '#ui/session.tsx';
import { countUnread, markNotifications, readInbox } from '../contract/inbox.ts';

const refreshes = [readInbox, countUnread];
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * A link of a letter says by which notification one came (`?told=`): it is read then, and the address is what it would
 * be without a letter. Quietly: whoever cannot mark it has still come where they wanted.
 */
export function useToldByLetter(): void {
  const { params, change } = useAddress();
  const { slug } = useSession().organisation;
  const { mutate } = useEndpointMutation(markNotifications, { refreshes });
  const { told } = params;
  useEffect(() => {
    if (told === undefined) return;
    change({ told: null });
    if (uuid.test(told)) mutate({ params: { organisation: slug }, body: { ids: [told], read: true } });
  }, [told, change, mutate, slug]);
}
