/** Tests of the demo: its CIBs, its text, and the seed's table played for real. */
@NullMarked
package systole.engine.demo;

import org.jspecify.annotations.NullMarked;
