package systole.app.shell;

import javafx.scene.Node;

/**
 * What can fill the middle of the window.
 *
 * @param id short and stable, for example {@code board}
 * @param icon an Ikonli literal, for example {@code mdi2v-view-column-outline}
 * @param titleKey its name in the rail's tooltip and in the palette
 * @param content the screen itself, made once
 */
public record Screen(String id, String icon, String titleKey, Node content) {}
