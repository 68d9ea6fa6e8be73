// Words: their Latin spelling for ids and addresses, and sentences with gaps.

const letters = { ł: "l", Ł: "l", ø: "o", Ø: "o", æ: "ae", Æ: "ae", ß: "ss", ı: "i", đ: "d", œ: "oe" };

/** The ASCII spelling for ids and addresses: `São Paulo` is `sao-paulo`. */
export function plain(text) {
  return text
    .replace(/[łŁøØæÆßıđœ]/g, (letter) => letters[letter])
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

/** A word of a vocabulary, `北辰|Beichen` or, where it is Latin already, `Kvist`. */
export function word(entry) {
  const [name, latin = name] = entry.split("|");
  return { name, latin, id: plain(latin) };
}

const compiled = new Map();

/** Fills the gaps of `Camera {camera} is gone` from an object of functions that each give a word. */
export function filled(sentence, gaps) {
  let parts = compiled.get(sentence);
  if (!parts) compiled.set(sentence, (parts = sentence.split(/\{(\w+)\}/)));
  let text = parts[0];
  for (let at = 1; at < parts.length; at += 2) text += gaps[parts[at]]() + parts[at + 1];
  return text;
}
