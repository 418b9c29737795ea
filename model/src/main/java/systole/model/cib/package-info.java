/**
 * The CIB: the one document everything is derived from.
 *
 * <p>Vocabulary: the <em>version</em> is (admin_epoch, epoch, num_updates); the
 * <em>configuration</em> is what administrators write; the <em>status</em> is what the cluster
 * reports; a <em>dialect</em> is how Heartbeat 2 or today's Pacemaker spells it. {@link
 * systole.model.cib.Cib} keeps the document whole and gives typed views of what it knows.
 */
@NullMarked
package systole.model.cib;

import org.jspecify.annotations.NullMarked;
