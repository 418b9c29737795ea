/**
 * Flows through the real window with real mouse and keys, against a real cluster in this process.
 */
@NullMarked
package systole.app.gui;

import org.jspecify.annotations.NullMarked;
