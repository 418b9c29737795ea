/** Tests of ha.cf and authkeys: what is read, what is refused, and in which words. */
@NullMarked
package systole.engine.hacf;

import org.jspecify.annotations.NullMarked;
