/** Tests of explanations on the seed's cluster. */
@NullMarked
package systole.app.why;

import org.jspecify.annotations.NullMarked;
