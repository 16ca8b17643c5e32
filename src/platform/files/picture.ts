import { Refusal } from '../errors/refusal.ts';

/** 50 megapixels: more than a good camera, less than what exhausts the memory. */
const largestPixels = 50_000_000;
const longestSide = 2400;

/**
 * Encodes a picture anew, upright and at most 2400 px wide or high, without metadata (a phone writes where the photo
 * was taken). JPEG stays JPEG; all else that can be read becomes WebP. SVG is refused: it is a document with scripts.
 * @throws Refusal `picture_unreadable`
 */
export async function safePicture(bytes: Uint8Array) {
  // Loaded at the first picture: its native library costs memory that most processes never need.
  const { default: sharp } = await import('sharp');
  try {
    const image = sharp(bytes, { limitInputPixels: largestPixels, failOn: 'error' });
    const { format } = await image.metadata();
    if (format === 'svg') throw new Refusal('picture_unreadable');
    const upright = image
      .rotate()
      .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true });
    const encoded = format === 'jpeg' ? upright.jpeg({ quality: 85, mozjpeg: true }) : upright.webp({ quality: 85 });
    const { data, info } = await encoded.toBuffer({ resolveWithObject: true });
    const mediaType = format === 'jpeg' ? 'image/jpeg' : 'image/webp';
    return { bytes: data, mediaType, width: info.width, height: info.height };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('picture_unreadable', { cause: error });
  }
}
