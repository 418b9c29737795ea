/** Tests of the commands: what they print, where, and how they end. */
@NullMarked
package systole.engine.command;

import org.jspecify.annotations.NullMarked;
