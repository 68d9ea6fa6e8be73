import { CheckmarkCircle20Filled, DismissCircle20Regular } from "@fluentui/react-icons";
import type { Decision } from "enfilade";
import { useSpeech } from "../words/words.ts";

/** A decision in words: a yes with the assignments that allow it, a no with what to do next. */
export function DecisionWords({ decision, title }: { decision: Decision; title: string }) {
  const { words } = useSpeech();
  const { allowed, reason, assignments = [] } = decision;
  const { says, next } = words.reasons[reason];

  return (
    <div className={allowed ? "decision yes" : "decision no"}>
      {allowed ? <CheckmarkCircle20Filled /> : <DismissCircle20Regular />}
      <div>
        <p className="decision-title">
          {title} <span className="decision-verdict">{allowed ? words.details.allowed : words.details.denied}</span>
        </p>
        {!allowed && <p className="decision-says">{says}</p>}
        {!allowed && <p className="decision-next">{next}</p>}
        {assignments.map(({ id, name, role, path }) => (
          <p className="decision-says" key={`${id}/${path.join("/")}`}>
            {words.details.by(name, words.roles[role] ?? role, path.join(" → "))}
          </p>
        ))}
      </div>
    </div>
  );
}
