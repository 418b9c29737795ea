/** Tests of frames: every one survives, and nothing else gets through. */
@NullMarked
package systole.remote.protocol.json;

import org.jspecify.annotations.NullMarked;
