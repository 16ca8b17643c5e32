import { Refusal } from '../errors/refusal.ts';
import { files } from '../files/contract.ts';
import { filesById, findFile, prepareFile, recordFile } from '../files/files.ts';
import { type Route, route } from '../http/route.ts';
import type { Services } from '../runtime/runtime.ts';

/** Types that a browser shows without running anything: pictures that we encoded ourselves. */
const shownInline = new Set(['image/jpeg', 'image/webp']);

export function fileRoutes(services: Services): Route[] {
  return [
    route(files.upload, async ({ scope, upload }) => {
      if (!upload || upload.bytes.byteLength === 0) throw new Refusal('file_empty', { field: 'file' });
      const prepared = await prepareFile(services.files, scope, upload);
      return services.database.inScope(scope, async (tx) => {
        const id = await recordFile(tx, prepared, services.clock.now());
        const file = (await filesById(tx, [id])).get(id);
        if (!file) throw new Error('A file that was just written is gone');
        return file;
      });
    }),
    route(files.read, async ({ scope, params }) => {
      const file = await services.database.inScope(scope, (tx) => findFile(tx, params.id));
      return {
        name: file.name,
        mediaType: file.media_type,
        bytes: await services.files.read(scope.organisationId, file.sha256),
        inline: shownInline.has(file.media_type),
      };
    }),
  ];
}
