/** What a cluster is: values only, without threads, files or sockets. */
@NullMarked
package systole.model;

import org.jspecify.annotations.NullMarked;
