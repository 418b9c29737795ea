/**
 * Who is in the cluster, agreed (Heartbeat's CCM).
 *
 * <p>Vocabulary: a node <em>hears</em> a peer while its beats arrive; two nodes are
 * <em>connected</em> when each hears the other. A <em>proposal</em> is a numbered set of nodes, all
 * connected with each other; it becomes a <em>view</em> when every one of them has
 * <em>acknowledged</em> it and the proposer has said so. The <em>leader</em> of a node is the most
 * <em>senior</em> node it is connected with, itself included: the one longest in a view, then the
 * first by name.
 *
 * <p>Every beat <em>echoes</em> the stamps of the peers' latest beats. An echo is a
 * <em>promise</em> not to acknowledge a view without that peer for a while; the echoes a node
 * receives are its <em>lease</em>. A node without a lease from a majority lets go of what it runs,
 * and its lease always ends before the promises behind it do. {@code docs/membership.md} has the
 * argument.
 *
 * <p>Everything here is pure: time is an argument, what is to be sent is a result.
 */
@NullMarked
package systole.engine.membership;

import org.jspecify.annotations.NullMarked;
