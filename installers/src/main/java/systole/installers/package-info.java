/** Packages of the console and of the node, and the proof that they start. */
@NullMarked
package systole.installers;

import org.jspecify.annotations.NullMarked;
