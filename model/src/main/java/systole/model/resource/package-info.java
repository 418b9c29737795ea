/**
 * Resources: what the cluster keeps running.
 *
 * <p>Vocabulary: a <em>primitive</em> is one thing run by one <em>agent</em>; a <em>group</em> is a
 * list of primitives that stay together, start in order and stop in reverse; a <em>clone</em> runs
 * on several nodes at once. <em>Meta attributes</em> steer the cluster, <em>parameters</em>
 * (instance attributes) reach the agent.
 */
@NullMarked
package systole.model.resource;

import org.jspecify.annotations.NullMarked;
