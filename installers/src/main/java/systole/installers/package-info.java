/**
 * Packages of the console and of the node, and the proof that they start.
 *
 * <p>Vocabulary: a <em>runtime</em> is a Java runtime cut down to what a product needs; an
 * <em>app-image </em> is a folder with a product, its runtime and a native launcher, which runs
 * from anywhere; a <em>package</em> is a Debian archive that puts an app-image in its place. What
 * goes into them beside the programs lies in one folder a target: {@code installers/console},
 * {@code installers/node}.
 */
@NullMarked
package systole.installers;

import org.jspecify.annotations.NullMarked;
