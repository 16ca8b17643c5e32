import { type Route, route } from '#platform/http/route.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { boardSheet } from '../contract/board-sheet.ts';
import { writeBoardSheet } from '../formats/pdf/board-sheet.ts';
import { readBoardSheet } from '../reads/board-sheet/board-sheet.ts';
import { readMoney } from '../reads/board-sheet/money.ts';
import { readBoardReaders } from '../reads/board-sheet/readers.ts';
import { leaveReaders, setReaders } from '../writes/board-readers.ts';
import type { Answers } from './answers.ts';

export function boardSheetRoutes({ database, clock, texts }: Services, answers: Answers): Route[] {
  return [
    route(boardSheet.read, ({ scope, params, query }) =>
      answers.read(scope, (tx, today) => readBoardSheet(tx, params.id, query, today)),
    ),
    route(boardSheet.file, async ({ scope, params, query, language }) => {
      const sheet = await answers.read(scope, (tx, today) => readBoardSheet(tx, params.id, query, today));
      const bytes = await writeBoardSheet(sheet, language, (key, given) => texts.say(language, `plan:${key}`, given));
      const name = `${texts.say(language, 'plan:boardSheet.title')} ${sheet.period.start}–${sheet.period.end}.pdf`;
      return { name, mediaType: 'application/pdf', bytes };
    }),
    route(boardSheet.readers, ({ scope, params }) =>
      answers.read(scope, (tx, today) => readBoardReaders(tx, params.id, today)),
    ),
    route(boardSheet.setReaders, ({ scope, params, body }) =>
      database.inScope(scope, async (tx) => {
        await setReaders(tx, clock.now(), params.id, body.userIds);
        return readBoardReaders(tx, params.id, answers.today());
      }),
    ),
    route(boardSheet.leave, ({ scope, params }) =>
      database.inScope(scope, async (tx) => {
        await leaveReaders(tx, clock.now(), params.id);
        return readBoardReaders(tx, params.id, answers.today());
      }),
    ),
    route(boardSheet.money, ({ scope, params }) => answers.read(scope, (tx) => readMoney(tx, params.id))),
  ];
}
