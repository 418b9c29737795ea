/** Tests of XML as people read it. */
@NullMarked
package systole.app.xml;

import org.jspecify.annotations.NullMarked;
