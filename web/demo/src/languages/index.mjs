// The words of each language that a place can have.

import bg from "./bg.mjs";
import de from "./de.mjs";
import el from "./el.mjs";
import en from "./en.mjs";
import fr from "./fr.mjs";
import ja from "./ja.mjs";
import nb from "./nb.mjs";
import pl from "./pl.mjs";
import pt from "./pt.mjs";
import tr from "./tr.mjs";
import zh from "./zh.mjs";

/**
 * Of each language: names of people and companies, of rooms and groups of rooms, and what is written
 * in tickets. `faults` are the service's own, by the kind of signal; `issues` are recorded by people
 * about one room, `shared` about several, `general` about none. In texts, `{device}` and the like are
 * gaps. A name that is not in Latin letters has its Latin spelling after a bar. `agree` gives the
 * family name the form that goes with the given name, in either spelling.
 */
export const languages = { bg, de, el, en, fr, ja, nb, pl, pt, tr, zh };
