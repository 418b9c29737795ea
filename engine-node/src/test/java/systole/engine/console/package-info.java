/** Tests of what consoles are told. */
@NullMarked
package systole.engine.console;

import org.jspecify.annotations.NullMarked;
