/**
 * The simulator: whole clusters in one thread, on a clock that nobody waits for.
 *
 * <p>One number, the <em>seed</em>, decides everything that chance decides: how long a message
 * travels, which disk is slow, when a node loses power. The same seed gives the same run, line by
 * line of its <em>trace</em>, so a fault that was found once is found again.
 *
 * <p>Vocabulary: the <em>world</em> owns time and the order of events; a <em>machine</em> is a node
 * with its power switch, its disk and its agents' processes, which outlive the engine that runs on
 * it; a <em>loop</em> is a thread: an engine has one, its heart another; the <em>network</em> are
 * the cables between machines, which only datagrams and the bus feel: the membership is the real
 * one; a <em>twin</em> ({@code SimClock}, {@code SimStore}, …) stands for a real adapter behind the
 * same port; an <em>observation</em> is a fact of the world as the world knows it, not as an engine
 * believes it; a <em>checker</em> reads observations and refuses a broken promise.
 */
@NullMarked
package systole.engine.sim;

import org.jspecify.annotations.NullMarked;
