/**
 * What the shipped agents need from Java.
 *
 * <p>Vocabulary: an <em>agent</em> is the program through which the engine starts, stops and
 * watches one kind of resource; the agents themselves are shell programs under {@code
 * ocf/resource.d/systole}. Nothing here runs inside the engine: each main class is a process of its
 * own.
 */
@NullMarked
package systole.engine.agent;

import org.jspecify.annotations.NullMarked;
