/** Tests of the replicated CIB. */
@NullMarked
package systole.engine.cib;

import org.jspecify.annotations.NullMarked;
