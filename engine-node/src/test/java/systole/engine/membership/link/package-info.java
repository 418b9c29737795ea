/** What gets through the link layer, and what does not. */
@NullMarked
package systole.engine.membership.link;

import org.jspecify.annotations.NullMarked;
