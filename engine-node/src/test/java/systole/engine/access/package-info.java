/** Tests of who may see and change what. */
@NullMarked
package systole.engine.access;

import org.jspecify.annotations.NullMarked;
