/**
 * What a cluster is: documents, nodes, resources, constraints and scores, as values. Nothing here
 * opens a file, starts a thread or knows the time.
 */
@NullMarked
package systole.model;

import org.jspecify.annotations.NullMarked;
