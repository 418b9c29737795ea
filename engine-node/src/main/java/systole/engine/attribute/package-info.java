/**
 * Attributes of nodes that the engine itself keeps: how often each resource failed on each node.
 */
@NullMarked
package systole.engine.attribute;

import org.jspecify.annotations.NullMarked;
