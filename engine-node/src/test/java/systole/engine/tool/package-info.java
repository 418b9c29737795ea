/** Tests of the tools: texts, streams and exit codes. */
@NullMarked
package systole.engine.tool;

import org.jspecify.annotations.NullMarked;
