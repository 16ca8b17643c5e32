import { piecesOf } from '../../contract/mentions.ts';
import './thread.css';

/** What somebody wrote, with the names that it mentions; never read as markup. */
export function Said({ text }: { text: string }) {
  return (
    <p className="k-said">
      {piecesOf(text).map((piece, at) =>
        'mention' in piece ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text never change their order.
          <span key={at} className="k-said-who">
            @{piece.mention.name}
          </span>
        ) : (
          piece.text
        ),
      )}
    </p>
  );
}
