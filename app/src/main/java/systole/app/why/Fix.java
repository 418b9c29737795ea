package systole.app.why;

import systole.app.plan.Intent;
import systole.app.plan.Phrase;

/**
 * Something the reader could do about it.
 *
 * @param icon an Ikonli literal
 * @param note what to expect of it
 */
record Fix(String icon, Phrase title, Phrase note, Intent intent) {}
