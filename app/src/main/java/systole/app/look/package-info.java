/**
 * The pieces every screen is drawn with: shapes, numbers, pulses and cards that are not in JavaFX.
 *
 * <p>Vocabulary: a <em>health state</em> is one of the seven things a resource or node can be; a
 * <em>state shape</em> draws it; a <em>ghost</em> is where something would run; a <em>pill</em> is
 * one fact in the top bar; a <em>pulse</em> is the line drawn from real beats. Nothing here knows a
 * cluster, and every colour comes from the style sheets by style class.
 */
@NullMarked
package systole.app.look;

import org.jspecify.annotations.NullMarked;
