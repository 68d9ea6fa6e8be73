// Views that stay open through changes, and what they should show.

import { isDeepStrictEqual } from "node:util";
import { stage } from "../../golden/play.mjs";
import { ask, enfilade } from "../module.mjs";
import { Model } from "./model.mjs";

const windows = [{ offset: 0, count: 10 }, { offset: 3, count: 4 }, { offset: 0, count: 100 }];

const put = (session, call, question) => JSON.parse(ask(session, call, JSON.stringify(question)));

function take(session, { call, with: question, rows }) {
  if (rows !== undefined) stage(session, rows);
  return put(session, call, question);
}

/** What a view shows, number and version apart; or why nothing. */
function shown(session, { ok, error }) {
  if (error) return { error: error.code };
  const { view, version, ...rest } = ok;
  const rows = windows.map((window) => put(session, "window", { view, ...window }).ok.rows);
  return { ...rest, rows };
}

function openedAnew(session, query) {
  const answer = put(session, "openView", query);
  const shows = shown(session, answer);
  if (answer.ok) put(session, "closeView", { view: answer.ok.view });
  return shows;
}

const isGone = ({ error }) => error?.message.startsWith("no such view");

/** A view that is kept open, and opened again where a session closed it. */
class Kept {
  #view;
  #last = null;

  constructor(session, query, changed) {
    this.session = session;
    this.query = query;
    this.changed = changed;
    this.#open();
  }

  #open() {
    this.#last = null;
    const answer = put(this.session, "openView", this.query);
    this.#view = answer.ok?.view;
    return answer;
  }

  /** What it shows now, and whether that is under the same version as something else before. */
  look() {
    let answer = this.#view ? put(this.session, "updateView", { view: this.#view }) : this.#open();
    if (isGone(answer)) answer = this.#open();
    const shows = shown(this.session, answer);
    const { coverage, notices, ...told } = shows;
    const last = this.#last;
    this.#last = { version: answer.ok?.version, told };
    if (!last?.version || isDeepStrictEqual(last.told, told)) return { shows, isSilent: false };
    if (last.told.total > 0 && answer.ok) this.changed();
    return { shows, isSilent: last.version === answer.ok?.version };
  }
}

/** A session to which these steps alone happened. None where seeing as somebody began under another policy. */
function sessionWith(steps) {
  const session = new enfilade.Session();
  for (const step of steps) {
    const { error } = take(session, step);
    if (!error) continue;
    session.delete();
    if (step.call === "viewAs") return null;
    throw new Error(`${step.call} is refused: ${error.message}`);
  }
  return session;
}

/**
 * Goes through changes with all queries open. Gives the first thing wrong, or null: a view that shows something
 * else than the same query opened anew, here or in a session that is given what is held at once; or other rows
 * under the same version.
 *
 * `changed()` is called whenever a view that showed rows shows others.
 */
export function firstFault({ begin, queries, steps }, changed = () => {}) {
  const session = new enfilade.Session();
  const model = new Model();
  const happens = (step) => {
    const answer = take(session, step);
    if (answer.ok) model.follow(step);
  };
  begin.forEach(happens);
  const views = queries.map((query) => new Kept(session, query, changed));
  try {
    for (const [at, step] of steps.entries()) {
      happens(step);
      const fresh = sessionWith(model.steps());
      const fault = views.map((view) => faultOf(view, fresh)).find(Boolean);
      fresh?.delete();
      if (fault) return { after: `step ${at}`, ...fault };
    }
    return null;
  } finally {
    session.delete();
  }
}

function faultOf(view, fresh) {
  const { shows, isSilent } = view.look();
  const { query } = view;
  if (isSilent) return { query, wrong: "the same version shows something else", shows };
  for (const [where, session] of [["here", view.session], ["in a new session", fresh]]) {
    if (!session) continue;
    const anew = openedAnew(session, query);
    const wrong = `opened anew ${where} it shows something else`;
    if (!isDeepStrictEqual(shows, anew)) return { query, wrong, shows, anew };
  }
  return null;
}
