/**
 * The built-in stack as one {@link systole.engine.port.GroupChannel}: the heart's beats over the
 * wire, messages over the bus, and both joined into views with messages between them.
 *
 * <p>Vocabulary: a <em>letter</em> is a message with the view it was sent in; the <em>inbox</em>
 * delivers letters of the present view, keeps those of one that is still to come, and drops the
 * rest. The heart lives on the <em>heartbeat</em> loop, the inbox on the <em>engine</em>'s.
 */
@NullMarked
package systole.engine.group;

import org.jspecify.annotations.NullMarked;
