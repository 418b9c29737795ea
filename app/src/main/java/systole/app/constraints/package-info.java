/**
 * The Constraints screen: the cluster's constraints as a graph that can be drawn on.
 *
 * <p>Vocabulary: a <em>vertex</em> is a node or a resource; an <em>edge</em> is a constraint, or
 * one rule of a location; a <em>bundle</em> is a group with its members inside. A <em>draft</em> is
 * an edit that has not become a plan yet.
 */
@NullMarked
package systole.app.constraints;

import org.jspecify.annotations.NullMarked;
