/**
 * Nodes: the machines of a cluster and what the CIB's status section says of each.
 *
 * <p>Vocabulary: a <em>node</em> is configured; a <em>node state</em> is what the cluster last knew
 * of it; <em>transient attributes</em> (failcounts among them) last until the node's engine
 * restarts; <em>history</em> is the last result of each operation of each resource on that node.
 */
@NullMarked
package systole.model.node;

import org.jspecify.annotations.NullMarked;
