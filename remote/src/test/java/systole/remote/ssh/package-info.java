/** Tests of the keys that SSH uses. */
@NullMarked
package systole.remote.ssh;

import org.jspecify.annotations.NullMarked;
