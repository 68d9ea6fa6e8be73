/**
 * Text with case folded away, by the documented rule: Unicode simple case folding, character by character, and
 * İ and ı as i. A capital that takes several characters (ß) is none.
 */
export const folded = (text) => [...text].map((character) => {
  if (character === "İ" || character === "ı") return "i";
  const upper = character.toUpperCase();
  return (upper.length === character.length ? upper : character).toLowerCase();
}).join("");
