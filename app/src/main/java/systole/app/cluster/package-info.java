/**
 * The console's own picture of one cluster, and the way to ask that cluster for something.
 *
 * <p>Vocabulary: a <em>situation</em> is a CIB with the decision the scheduler takes on it; a
 * <em>node card</em> and a <em>resource item</em> are lasting places on screen whose <em>view</em>
 * changes; an <em>activity</em> is an operation under way; the <em>forecast</em> of a resource says
 * on which failure it moves; data is <em>stale</em> once it is older than two beats. The
 * <em>sight</em> of a node is how it sees the membership itself; the <em>acting</em> view is the
 * one that may act for the cluster, and each node <em>stands</em> to it in one way.
 */
@NullMarked
package systole.app.cluster;

import org.jspecify.annotations.NullMarked;
