/**
 * Real daemons on real hosts, seen from outside.
 *
 * <p>A <i>lab</i> is a number of <i>hosts</i> in namespaces of this machine, each with its own
 * network, processes and private folders, and a <i>client</i> that knows only the moving address.
 * The <i>probe</i> is that client asking a hundred times a second: its longest silence is the
 * outage. The <i>watch</i> sees, host by host, when the address comes and goes; an <i>overlap</i>
 * is a time in which two hosts have it, which must not be. A <i>case</i> is one kind of fault,
 * tried several times and told as one row of a table.
 *
 * <p>Needs root, {@code shared/lab/lab.sh} beside the checkout, nftables and Debian's
 * resource-agents; skipped with the reason where something is missing. Run: {@code mvn -B -Plab -pl
 * engine-node -am test}.
 */
@NullMarked
package systole.lab;

import org.jspecify.annotations.NullMarked;
