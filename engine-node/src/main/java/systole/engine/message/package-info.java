/**
 * What engines say to each other, as immutable values.
 *
 * <p>Vocabulary: the <em>designated controller</em> leads; a <em>member</em> follows it. In a new
 * view every member, the controller included, sends a <em>join</em>; when all have, the controller
 * answers with a <em>welcome</em>, and from then on with <em>updates</em> that members confirm as
 * <em>stored</em>. An <em>operation</em> is one run of an agent that the controller asks for; the
 * node answers with its <em>result</em>. An <em>errand</em> is a command with who wants it carried
 * out, and why.
 */
@NullMarked
package systole.engine.message;

import org.jspecify.annotations.NullMarked;
