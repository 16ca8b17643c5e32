import { Tooltip } from '@mantine/core';
import { useFormat } from '../use-format.ts';

/** "eile", "3 päeva pärast"; the exact moment on hover, on focus and in print. */
export function Moment({ at }: { at: string }) {
  const format = useFormat();
  return (
    <Tooltip label={format.dayAndTime(at)} events={{ hover: true, focus: true, touch: true }}>
      <time dateTime={at} title={format.dayAndTime(at)}>
        {format.relative(at)}
      </time>
    </Tooltip>
  );
}
