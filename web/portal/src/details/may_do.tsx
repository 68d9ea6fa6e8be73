import type { Decision, Engine, Question } from "enfilade";
import { Trouble } from "../trouble.tsx";
import { useSpeech } from "../words/words.ts";
import { list } from "../state/list.ts";
import { useStore } from "../state/store.ts";
import { useAnswer } from "./answer.ts";
import { DecisionWords } from "./decision_words.tsx";

interface Props {
  engine: Engine;
  title: string;
  questions: Question[];
}

/** What the viewer may do to one thing, each with the reason: by which assignment, or what is in the way. */
export function MayDo({ engine, title, questions }: Props) {
  const { words } = useSpeech();
  const { version } = useStore(list);
  const { value, trouble } = useAnswer<Decision[]>(JSON.stringify(questions), version, () =>
    Promise.all(questions.map((question) => engine.decide(question))),
  );
  if (trouble !== null) return <Trouble trouble={trouble} />;
  return (
    <div className="may-do">
      <h4>{title}</h4>
      <ul>
        {value?.map((decision, at) => {
          const { permission } = questions[at]!;
          return (
            <li key={permission} data-permission={permission} data-reason={decision.reason}>
              <DecisionWords decision={decision} title={words.permissions[permission]} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}
