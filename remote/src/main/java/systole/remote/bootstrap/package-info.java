/**
 * Adding a host to a cluster over its ordinary SSH server.
 *
 * <p>Vocabulary: the <em>newcomer</em> is the host to be added, a <em>member</em> a node of the
 * cluster, the <em>home</em> the member whose files are the pattern. A <em>survey</em> is what all
 * of them say of themselves; the <em>preflight</em> compares it with the <em>demands</em> and has
 * <em>findings</em>. Then come <em>steps</em>, each with a way back.
 */
@NullMarked
package systole.remote.bootstrap;

import org.jspecify.annotations.NullMarked;
