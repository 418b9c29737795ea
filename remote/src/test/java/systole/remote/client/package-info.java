/**
 * The console's end of SSH, against servers that only pretend to be a cluster.
 *
 * <p>Vocabulary: a <em>stand-in</em> is a cluster of servers that agree because they are fed from
 * one list; a <em>member</em> is one of its servers, which can be killed, frozen and given another
 * key; a <em>seat</em> is where a console sits.
 */
@NullMarked
package systole.remote.client;

import org.jspecify.annotations.NullMarked;
