import { EyeOff16Regular } from "@fluentui/react-icons";
import type { Row } from "enfilade";
import { markOf } from "../list/cells.ts";
import { detailsOf, kindOf } from "../list/columns.ts";
import type { Page } from "../state/address.ts";
import { useSpeech, type Speech } from "../words/words.ts";

/** Every column of a row; one that is withheld says so, which is not the same as being empty. */
export function Fields({ page, row }: { page: Page; row: Row }) {
  const speech = useSpeech();
  const { words } = speech;
  const columns = detailsOf[page].filter((column) => row.withheld.includes(column) || isSomething(row[column]));
  return (
    <section>
      <h3>{words.details.fields}</h3>
      <dl className="fields">
        {columns.map((column) => (
          <div key={column} className={column === "description" ? "field field-wide" : "field"}>
            <dt>{speech.column(column)}</dt>
            <dd data-column={column}>
              {row.withheld.includes(column) ? (
                <span className="withheld" title={words.details.withheldWhy}>
                  <EyeOff16Regular /> {words.details.withheld}
                </span>
              ) : (
                <FieldValue column={column} value={row[column]} speech={speech} />
              )}
            </dd>
          </div>
        ))}
        <div className="field field-wide">
          <dt>{words.columns.tenant}</dt>
          <dd className="id">{row.customer}</dd>
        </div>
      </dl>
    </section>
  );
}

const isSomething = (value: unknown) =>
  value !== null && value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0);

function FieldValue({ column, value, speech }: { column: string; value: unknown; speech: Speech }) {
  switch (kindOf(column)) {
    case "severity":
    case "status":
    case "health":
      return <span className={`${markOf(value)} ${kindOf(column)}`}>{speech.value(column, value)}</span>;
    case "time":
      return <>{speech.time(Number(value))}</>;
    case "day":
      return <>{speech.day(Number(value))}</>;
    case "percent":
      return <>{speech.percent(Number(value))}</>;
    default:
      return <>{speech.value(column, value)}</>;
  }
}
