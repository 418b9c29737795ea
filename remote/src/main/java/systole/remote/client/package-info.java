/**
 * How a console reaches a cluster: one port, whatever carries it.
 *
 * <p>Vocabulary: a <em>link</em> is a cluster as a console has it; a <em>destination</em> is where
 * it is; a <em>call</em> is one attempt to reach one node and a <em>search</em> goes on until one
 * succeeds; a <em>conversation</em> is what is said over one <em>line</em>; the <em>audience</em>
 * are those who listen to the link, whatever conversation it has. A host is <em>known</em> when its
 * key has been <em>pinned</em>.
 */
@NullMarked
package systole.remote.client;

import org.jspecify.annotations.NullMarked;
