/** What the directory of a zip archive says of its files. */
export interface ZipSizes {
  readonly files: number;
  /** Bytes of all files once unpacked. */
  readonly unpacked: number;
}

/**
 * Sizes by the directory at the end of a zip archive; undefined when it is broken, or hides a size, so that nobody may
 * unpack it. A reader that never unpacks more of a file than the directory says is then safe from archives that swell.
 */
export function zipSizes(bytes: Uint8Array): ZipSizes | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  if (end === undefined) return undefined;
  const files = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  let unpacked = 0;
  for (let file = 0; file < files; file += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== 0x02014b50) return undefined;
    const packedSize = view.getUint32(at + 20, true);
    const size = view.getUint32(at + 24, true);
    // 0xffffffff: the size stands elsewhere (ZIP64), as only files of gigabytes need.
    if (size === 0xffffffff || packedSize === 0xffffffff || (size === 0) !== isEmpty(view, at, packedSize))
      return undefined;
    unpacked += size;
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return { files, unpacked };
}

/** A file of no bytes is stored as none, or as the two bytes of an empty deflate stream. */
const isEmpty = (view: DataView, at: number, packedSize: number): boolean =>
  packedSize === 0 || (packedSize === 2 && view.getUint16(at + 10, true) === 8);

function endOfDirectory(view: DataView): number | undefined {
  const first = Math.max(0, view.byteLength - 65_557);
  for (let at = view.byteLength - 22; at >= first; at -= 1)
    if (view.getUint32(at, true) === 0x06054b50) return at;
  return undefined;
}
