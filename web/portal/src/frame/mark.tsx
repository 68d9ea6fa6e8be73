import { useSpeech } from "../words/words.ts";

/** The product's mark and name: doors in one line. */
export function Mark() {
  const { words } = useSpeech();
  return (
    <span className="mark">
      <img src="/icon.svg" alt="" width={24} height={24} />
      <span className="mark-name">{words.product}</span>
      <span className="mark-area">{words.area}</span>
    </span>
  );
}
