/**
 * What an administrator says about a node: {@code ha.cf} and {@code authkeys}, read as Heartbeat
 * 2.1.3 read them, from text to values. No file is opened here.
 *
 * <p>Vocabulary: a <em>directive</em> is the first word of a line, its <em>options</em> the words
 * after it; a <em>medium</em> is a way for beats to travel; a <em>ping node</em> is a host outside
 * the cluster that only answers, a <em>ping group</em> counts as up while one of its members is. A
 * <em>problem</em> is an error, which keeps the node from starting, a warning, or a remark. All
 * problems are found in one reading. A directive is <em>idle</em> if it is legal but means nothing
 * to this engine.
 */
@NullMarked
package systole.engine.hacf;

import org.jspecify.annotations.NullMarked;
