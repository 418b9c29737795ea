/**
 * A cluster to try things on, on this machine alone, with real engines and real agents.
 *
 * <p>Vocabulary: the <em>demo</em> is the cluster; a <em>scenario</em> plays a table of rows on a
 * cluster of its own and compares each row with what the running engine did; the <em>monitor
 * view</em> is the cluster as text, as {@code crm_mon} shows it.
 */
@NullMarked
package systole.engine.demo;

import org.jspecify.annotations.NullMarked;
