/**
 * The scheduler: {@code Decision schedule(Cib, Instant)}, a pure function with its reasons.
 *
 * <p>It runs in four steps, each in its own package: <em>unpack</em> reads the document into a
 * situation; <em>placement</em> gives every unit a host, the terms of each score being kept in a
 * ledger; <em>action</em> finds the steps from what runs to what was decided, and their order;
 * <em>explain</em> writes it all down.
 *
 * <p>Vocabulary, as operators use it:
 *
 * <ul>
 *   <li><em>score</em>: how much a resource wants a node; the highest wins, a negative one never
 *       does; {@code INFINITY} is 1,000,000.
 *   <li><em>stickiness</em>: added where a resource runs; <em>failure stickiness</em>: added for
 *       each failure there; <em>failcount</em>: how many there were.
 *   <li><em>placement</em>: the nodes a resource is to run on.
 *   <li><em>transition</em>: what is to be executed; a <em>synapse</em> is one action in it and
 *       what it waits for.
 *   <li><em>probe</em>: a monitor that runs once, to learn whether a resource is active.
 *   <li><em>recovery</em>: stop and start of what failed.
 *   <li><em>unmanaged</em>: left alone by wish; <em>blocked</em>: left alone because nothing else
 *       is safe; <em>orphan</em>: a history without a definition.
 * </ul>
 *
 * <p>What it must keep: the graph is acyclic; nothing acts on a node that is offline; executing a
 * transition and scheduling again gives an empty one; a score is the saturating sum of its terms.
 */
@NullMarked
package systole.engine.scheduler;

import org.jspecify.annotations.NullMarked;
