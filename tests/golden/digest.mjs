/** Sixteen hexadecimal digits that stand for the bytes of a text: FNV-1a of 64 bits. */
export function digest(text) {
  let value = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) value = BigInt.asUintN(64, (value ^ BigInt(byte)) * 0x100000001b3n);
  return value.toString(16).padStart(16, "0");
}
