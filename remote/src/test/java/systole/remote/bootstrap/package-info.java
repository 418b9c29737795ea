/**
 * Adding a host, tried out on hosts that only exist as values.
 *
 * <p>Vocabulary: a <em>twin</em> stands in for hosts and their cluster: it understands the scripts
 * and keeps what they would leave behind; a <em>deed</em> is a script that changes something.
 */
@NullMarked
package systole.remote.bootstrap;

import org.jspecify.annotations.NullMarked;
