/** Tests of messages as bytes: every kind survives, and no bytes do harm. */
@NullMarked
package systole.engine.message.json;

import org.jspecify.annotations.NullMarked;
